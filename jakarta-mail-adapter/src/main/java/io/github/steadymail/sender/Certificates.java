package io.github.steadymail.sender;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the sockets that trust certain certificates only. */
final class Certificates {
    private Certificates() {}

    /**
     * Trusts what a store holds, null for what the JDK trusts, and of these only servers with one of the pinned keys, if
     * any are pinned.
     */
    static SSLSocketFactory trusting(@Nullable KeyStore store, Pins pins) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            TrustManager[] managers = factory.getTrustManagers();
            if (!pins.isEmpty()) {
                managers = pinned(managers, pins);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the trust store cannot be used", e);
        }
    }

    private static TrustManager[] pinned(TrustManager[] managers, Pins pins) {
        if (Arrays.stream(managers).noneMatch(X509TrustManager.class::isInstance)) {
            throw new IllegalStateException("no trust manager here could check a pinned key");
        }
        return Arrays.stream(managers)
                .map(manager -> PinnedTrust.of(manager, pins))
                .toArray(TrustManager[]::new);
    }
}
