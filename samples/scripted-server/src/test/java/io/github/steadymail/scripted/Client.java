package io.github.steadymail.scripted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A plain client whose every octet the test decides on. */
final class Client implements AutoCloseable {

    private final Socket raw;
    private Socket socket;

    Client(ScriptedServer server) throws IOException {
        raw = new Socket(InetAddress.getLoopbackAddress(), server.port());
        raw.setSoTimeout(20_000);
        raw.setTcpNoDelay(true);
        socket = raw;
    }

    Client send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** One octet, or -1 at the end of the stream. */
    int read() throws IOException {
        return socket.getInputStream().read();
    }

    /** What one read of the socket brings. */
    String readOnce() throws IOException {
        byte[] octets = new byte[8192];
        int count = socket.getInputStream().read(octets);
        return count < 0 ? "" : new String(octets, 0, count, ISO_8859_1);
    }

    /** One line with its line end, or what there is before the end of the stream. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = read();
        while (octet >= 0) {
            line.write(octet);
            if (octet == '\n') {
                break;
            }
            octet = read();
        }
        return line.toString(ISO_8859_1);
    }

    /** Everything up to the end of the stream. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** Everything up to the end of the stream or a reset. */
    String restOrReset() {
        StringBuilder octets = new StringBuilder();
        try {
            for (int octet = read(); octet >= 0; octet = read()) {
                octets.append((char) octet);
            }
        } catch (IOException e) {
            octets.append("<reset>");
        }
        return octets.toString();
    }

    Client tls() throws IOException {
        return tls(Trust.socketFactory());
    }

    /** Verifies the host name, too. */
    Client tls(SSLSocketFactory factory) throws IOException {
        SSLSocket secured = (SSLSocket) factory.createSocket(raw, "localhost", raw.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        socket = secured;
        return this;
    }

    void stopSending() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the stream below TLS, without the due {@code close_notify}. */
    void truncate() throws IOException {
        raw.shutdownOutput();
    }

    void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    void disconnect() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        disconnect();
    }
}
