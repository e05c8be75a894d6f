package io.github.steadymail.scripted;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** What a client needs in order to trust a {@link ScriptedServer}. Nothing of it is secret. */
public final class Trust {

    private static final String PASSWORD = "changeit";

    private Trust() {}

    /**
     * Returns the trust store of the issuers of every {@link Certificate} but {@link Certificate#UNTRUSTED}; an expired
     * certificate or one for another host is still refused by a client that checks these.
     *
     * @return a new PKCS12 key store
     */
    public static KeyStore store() {
        return load("trusted.p12");
    }

    /**
     * Returns a TLS context that trusts {@link #store()}.
     *
     * @return a new context for clients
     */
    public static SSLContext context() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS context", e);
        }
    }

    /**
     * Returns a socket factory that trusts {@link #store()}. It does not verify host names by itself.
     *
     * @return a factory for clients
     */
    public static SSLSocketFactory socketFactory() {
        return context().getSocketFactory();
    }

    static SSLSocketFactory serverSide(Certificate certificate) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(certificate.resource()), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS context for " + certificate, e);
        }
    }

    private static KeyStore load(String resource) {
        try (InputStream in = Trust.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("unusable key store " + resource, e);
        }
    }
}
