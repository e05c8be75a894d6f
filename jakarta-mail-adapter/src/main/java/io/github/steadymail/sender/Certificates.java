package io.github.steadymail.sender;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the sockets that trust certain certificates only. */
final class Certificates {
    private Certificates() {}

    /**
     * Trusts what a store holds, null for what the JDK trusts, and of these only servers with one of the pinned keys, if
     * any are pinned.
     */
    static SSLSocketFactory trusting(@Nullable KeyStore store, Set<String> pins) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            TrustManager[] managers = factory.getTrustManagers();
            for (int i = 0; i < managers.length && !pins.isEmpty(); i++) {
                if (managers[i] instanceof X509ExtendedTrustManager trust) {
                    managers[i] = new PinnedTrust(trust, pins);
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the trust store cannot be used", e);
        }
    }
}
