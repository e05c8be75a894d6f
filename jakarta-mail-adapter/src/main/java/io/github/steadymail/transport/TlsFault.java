package io.github.steadymail.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells a TLS set-up that will not do from a handshake that broke off in the network and may do better next time. */
final class TlsFault {
    private static final int DEEPEST = 32;
    /** How Angus Mail says that a certificate is for none of the hosts in {@code ssl.trust}. */
    private static final String NOT_TRUSTED = "Server is not trusted: ";

    private TlsFault() {}

    /** Whether the two sides cannot agree on TLS: certificate, host name, protocol, settings. */
    static boolean isOfTheSetUp(@Nullable Throwable error) {
        boolean security = false;
        Throwable each = error;
        for (int depth = 0; each != null && depth < DEEPEST; depth++) {
            if (each instanceof SSLException
                    || each instanceof GeneralSecurityException
                    || each instanceof IllegalArgumentException) { // Java's of a protocol or cipher suite
                security = true;
            } else if (each instanceof IOException && each.getCause() == null) {
                return String.valueOf(each.getMessage()).startsWith(NOT_TRUSTED);
            }
            each = each.getCause();
        }
        return security;
    }
}
