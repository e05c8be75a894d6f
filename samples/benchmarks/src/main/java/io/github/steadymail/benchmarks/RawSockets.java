package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is left where nothing is done but the I/O: each thread has a socket, writes octets that were prepared in two
 * flights, and counts the lines that come back. No sender can be faster in as many flights.
 */
final class RawSockets implements Opened {
    private static final int BUFFER = 4_096;
    private static final int EHLO_LINES = Offer.ALL.lines();

    private final Target target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private RawSockets(Target target) {
        this.target = target;
    }

    static Opened open(Target target) {
        return new RawSockets(target);
    }

    @Override
    public Sender sender() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), target.port());
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        readLines(in, buffer, 1);
        out.write(octets("EHLO client.example\r\n"));
        readLines(in, buffer, EHLO_LINES);
        Mail mail = target.mail();
        StringBuilder envelope = new StringBuilder("MAIL FROM:<" + Mail.FROM + ">\r\n");
        mail.to().forEach(to -> envelope.append("RCPT TO:<").append(to).append(">\r\n"));
        byte[] first = octets(envelope.toString());
        byte[] second = octets("BDAT " + mail.octets() + " LAST\r\n" + mail.text());
        return () -> {
            out.write(first);
            readLines(in, buffer, 1 + mail.recipients());
            out.write(second);
            readLines(in, buffer, 1);
        };
    }

    private static void readLines(InputStream in, byte[] buffer, int lines) throws IOException {
        int left = lines;
        while (left > 0) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("the server has closed the connection");
            }
            for (int i = 0; i < read; i++) {
                left -= buffer[i] == '\n' ? 1 : 0;
            }
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
