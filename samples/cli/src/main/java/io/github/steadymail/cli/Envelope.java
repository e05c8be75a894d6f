package io.github.steadymail.cli;

import io.github.steadymail.reply.Printable;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * From whom and to whom.
 *
 * @param from the sender's address, {@code <>} for the null reverse-path
 * @param to the recipients, in order
 */
record Envelope(String from, List<InternetAddress> to) {
    private static final String NULL_REVERSE_PATH = "<>";

    static Envelope of(String sender, List<String> to) {
        String from = sender.strip();
        boolean nobody = from.isEmpty() || from.equals(NULL_REVERSE_PATH);
        return new Envelope(
                nobody ? NULL_REVERSE_PATH : address(from).getAddress(),
                to.stream().map(Envelope::address).toList());
    }

    boolean hasSender() {
        return !from.equals(NULL_REVERSE_PATH);
    }

    /** Whether an address can be said with SMTPUTF8 only (RFC 6531): an international domain has an ASCII form too. */
    boolean needsUtf8() {
        return Stream.concat(Stream.of(from), to.stream().map(InternetAddress::getAddress))
                .map(address -> address.substring(0, Math.max(0, address.lastIndexOf('@'))))
                .anyMatch(local -> local.chars().anyMatch(c -> c > 127));
    }

    InternetAddress[] recipients() {
        return to.toArray(InternetAddress[]::new);
    }

    private static InternetAddress address(String text) {
        try {
            return new InternetAddress(text);
        } catch (AddressException e) {
            throw new WrongUsage("'" + Printable.of(text, 320) + "' is not an address: " + e.getMessage());
        }
    }
}
