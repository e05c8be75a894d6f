package io.github.steadymail.sender;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;

/**
 * The public keys of which a server's own certificate must have one.
 *
 * @param digests the SHA-256 of each in Base64; none where any key will do
 */
record Pins(Set<String> digests) {
    private static final String PREFIX = "sha256//";
    private static final int OCTETS = 32;

    Pins {
        digests = Set.copyOf(digests);
    }

    /** A pin without its prefix, checked. */
    static String pin(String text) {
        String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            byte[] digest = Base64.getDecoder().decode(base64); // with its padding or without
            if (digest.length == OCTETS) {
                return Base64.getEncoder().encodeToString(digest);
            }
        } catch (IllegalArgumentException e) {
            // says the same as one of another length
        }
        throw new IllegalArgumentException("a pin is the SHA-256 of a public key in Base64, not " + text);
    }

    boolean isEmpty() {
        return digests.isEmpty();
    }

    /** Refuses the chain of a server whose own key is not pinned. */
    void check(X509Certificate[] chain) throws CertificateException {
        String key = digest(chain[0].getPublicKey().getEncoded());
        if (!digests.contains(key)) {
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
}
