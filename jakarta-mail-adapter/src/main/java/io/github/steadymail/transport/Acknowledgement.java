package io.github.steadymail.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * Has the system acknowledge what came at once, where it can (Linux), instead of some 40 ms later together with what
 * leaves next: as long as replies are outstanding, nothing leaves.
 */
final class Acknowledgement {
    /** Of {@code jdk.net.ExtendedSocketOptions}, which not every runtime image has. */
    private static final String QUICK = "TCP_QUICKACK";

    private @Nullable SocketOption<Boolean> option;
    private boolean lookedUp;

    /** Sends the acknowledgement that is due. */
    void send(Socket socket) {
        try {
            if (!lookedUp) {
                lookedUp = true;
                option = quick(socket);
            }
            if (option != null) {
                socket.setOption(option, true); // it does not stay
            }
        } catch (IOException | UnsupportedOperationException e) {
            option = null; // a socket of the caller's own making, or one that has gone: the next read says so
        }
    }

    @SuppressWarnings("unchecked") // its type is looked at
    private static @Nullable SocketOption<Boolean> quick(Socket socket) {
        for (SocketOption<?> supported : socket.supportedOptions()) {
            if (supported.name().equals(QUICK) && supported.type() == Boolean.class) {
                return (SocketOption<Boolean>) supported;
            }
        }
        return null;
    }
}
