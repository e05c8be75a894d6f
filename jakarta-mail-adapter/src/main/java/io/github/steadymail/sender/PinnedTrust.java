package io.github.steadymail.sender;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts a server that another trust manager trusts, host name included, and whose own public key is pinned. */
final class PinnedTrust extends X509ExtendedTrustManager {
    private static final String PREFIX = "sha256//";
    private static final int OCTETS = 32;

    private final X509ExtendedTrustManager trust;
    private final Set<String> pins;

    PinnedTrust(X509ExtendedTrustManager trust, Set<String> pins) {
        this.trust = trust;
        this.pins = pins;
    }

    /** A pin without its prefix, checked. */
    static String pin(String text) {
        String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            if (Base64.getDecoder().decode(base64).length == OCTETS) {
                return base64;
            }
        } catch (IllegalArgumentException e) {
            // says the same as one of another length
        }
        throw new IllegalArgumentException("a pin is the SHA-256 of a public key in Base64, not " + text);
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        String key = digest(chain[0].getPublicKey().getEncoded());
        if (!pins.contains(key)) {
            throw new CertificateException("the server's public key is not pinned: " + PREFIX + key);
        }
    }

    private static String digest(byte[] key) throws CertificateException {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        trust.checkServerTrusted(chain, type, socket);
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        trust.checkServerTrusted(chain, type, engine);
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkServerTrusted(chain, type);
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        trust.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        trust.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
