package io.github.steadymail.sender.functional;

import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust as an application's own security provider has it. */
public final class OwnTrust extends TrustManagerFactorySpi {
    /** Trusts every chain, and knows nothing of sockets. */
    static final TrustManager ANYBODY = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    static volatile TrustManager manager = ANYBODY;

    /** The provider calls this. */
    public OwnTrust() {}

    /** Makes it known. */
    static final class Own extends Provider {
        private static final long serialVersionUID = 1L;

        Own() {
            super("Own", "1", "trust of the application's own");
            putService(new Service(this, "TrustManagerFactory", "Own", OwnTrust.class.getName(), List.of(), Map.of()));
        }
    }

    @Override
    protected void engineInit(@Nullable KeyStore store) {}

    @Override
    protected void engineInit(@Nullable ManagerFactoryParameters parameters) {}

    @Override
    protected TrustManager[] engineGetTrustManagers() {
        return new TrustManager[] {manager};
    }
}
