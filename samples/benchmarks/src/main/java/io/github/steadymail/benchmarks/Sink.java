package io.github.steadymail.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** An SMTP server that takes every message and keeps none. */
final class Sink extends Listener {
    private static final int BUFFER = 1 << 16;

    private final Offer offer;
    private final Tally tally = new Tally();

    Sink(Offer offer) throws IOException {
        this.offer = offer;
    }

    Tally tally() {
        return tally;
    }

    @Override
    void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        SinkProtocol protocol = new SinkProtocol(offer, tally);
        ByteArrayOutputStream replies = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        replies.writeBytes(SinkProtocol.greeting());
        int read = 0;
        while (read >= 0 && !protocol.hasEnded()) {
            if (replies.size() > 0) {
                out.write(replies.toByteArray());
                replies.reset();
            }
            read = in.read(buffer);
            if (read > 0) {
                protocol.take(buffer, read, replies);
            }
        }
        out.write(replies.toByteArray());
    }
}
