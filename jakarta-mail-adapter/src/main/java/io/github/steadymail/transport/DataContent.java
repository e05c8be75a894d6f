package io.github.steadymail.transport;

import java.io.IOException;

/** Content as DATA takes it: handed to the connection as it comes, stuffed before it got here (RFC 5321, 4.5.2). */
final class DataContent extends Content {
    private final SmtpConnection connection;

    DataContent(SmtpConnection connection) {
        this.connection = connection;
    }

    @Override
    void put(byte[] octets, int offset, int length) throws IOException {
        if (connection.isOverdue()) {
            throw new IOException("the deadline has passed");
        }
        connection.content().write(octets, offset, length);
    }
}
