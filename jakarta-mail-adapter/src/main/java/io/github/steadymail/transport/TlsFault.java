package io.github.steadymail.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells a TLS set-up that will not do from a handshake that broke off in the network and may do better next time. */
final class TlsFault {
    private static final int DEEPEST = 32;

    private TlsFault() {}

    /** Whether the two sides cannot agree on TLS: certificate, host name, protocol. */
    static boolean isOfTheSetUp(@Nullable Throwable error) {
        boolean security = false;
        Throwable each = error;
        for (int depth = 0; each != null && depth < DEEPEST; depth++) {
            if (each instanceof SSLException || each instanceof GeneralSecurityException) {
                security = true;
            } else if (each instanceof IOException && each.getCause() == null) {
                return false;
            }
            each = each.getCause();
        }
        return security;
    }
}
