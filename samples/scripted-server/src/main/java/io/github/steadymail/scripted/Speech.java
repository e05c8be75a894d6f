package io.github.steadymail.scripted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** Writes what the server says, cut into writes as the delivery wants. */
final class Speech {

    private static final int BLOCK = 8192;

    private final Wire wire;
    private final Delivery delivery;

    Speech(Wire wire, Delivery delivery) {
        this.wire = wire;
        this.delivery = delivery;
    }

    /** Says one or more steps from this index on and returns the index of the first one not said. */
    int say(List<Step> steps, int from) throws Over {
        StringBuilder octets = new StringBuilder();
        int at = from;
        while (at < steps.size() && steps.get(at) instanceof Step.Say say) {
            if (say.times() != 1) {
                break;
            }
            octets.append(say.octets());
            at++;
            if (delivery == Delivery.LINE) {
                break;
            }
        }
        if (at == from && steps.get(at) instanceof Step.Say say) {
            repeat(say);
            return at + 1;
        }
        write(octets.toString());
        return at;
    }

    private void repeat(Step.Say say) throws Over {
        long copies =
                delivery == Delivery.LINE ? 1 : Math.max(1, BLOCK / say.octets().length());
        String block = say.octets().repeat((int) copies);
        long left = say.times();
        while (left > 0 && !wire.mute()) {
            long now = Math.min(left, copies);
            write(block.substring(0, (int) now * say.octets().length()));
            left -= now;
        }
    }

    private void write(String octets) throws Over {
        byte[] bytes = octets.getBytes(ISO_8859_1);
        wire.write(bytes, delivery == Delivery.BYTE ? 1 : Math.max(1, bytes.length));
    }
}
