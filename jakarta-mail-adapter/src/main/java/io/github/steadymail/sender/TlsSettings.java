package io.github.steadymail.sender;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a builder's sender is to encrypt, and whom it is to trust. */
final class TlsSettings {
    private TlsMode mode = TlsMode.STARTTLS;
    private @Nullable KeyStore trusted;
    private final Set<String> pins = new HashSet<>();

    void mode(TlsMode wanted) {
        mode = wanted;
    }

    int usualPort() {
        return mode.usualPort();
    }

    void trust(KeyStore store) {
        try {
            if (store.size() == 0) {
                throw new IllegalArgumentException("there is no certificate in the trust store");
            }
        } catch (KeyStoreException e) {
            throw new IllegalArgumentException("the trust store is not loaded", e);
        }
        trusted = store;
    }

    void pin(String... sha256) {
        if (sha256.length == 0) {
            throw new IllegalArgumentException("no key is pinned");
        }
        for (String each : sha256) {
            pins.add(Pins.pin(each));
        }
    }

    /** Says the mode, which the application's own properties may contradict. */
    void begin(Properties properties) {
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(mode == TlsMode.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(mode == TlsMode.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(mode == TlsMode.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    }

    /** Says whom to trust, after the application's own properties, which may not take that away. */
    void end(Properties properties) {
        if (trusted == null && pins.isEmpty()) {
            return;
        }
        checkNobodyElseTrusts(properties);
        if (!pins.isEmpty()) {
            checkPinsCount(properties);
        }
        // else Angus Mail tries the JDK's own trust where this one refuses
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.socketFactory", Certificates.trusting(trusted, new Pins(pins)));
    }

    /** A factory of the application's may make TLS sockets by itself, of which this one would hear nothing. */
    private static void checkNobodyElseTrusts(Properties properties) {
        for (String name : List.of("mail.smtp.socketFactory", "mail.smtp.socketFactory.class")) {
            if (properties.get(name) != null) {
                throw new IllegalStateException("with " + name + " a pin, or a trust store, might count for nothing");
            }
        }
    }

    private static void checkPinsCount(Properties properties) {
        boolean secured = Boolean.parseBoolean(properties.getProperty("mail.smtp.ssl.enable"))
                || Boolean.parseBoolean(properties.getProperty("mail.smtp.starttls.required"));
        if (!secured) {
            throw new IllegalStateException("a pinned key says nothing without TLS");
        }
        if (properties.getProperty("mail.smtp.ssl.trust") != null) {
            throw new IllegalStateException("with mail.smtp.ssl.trust nobody would check the pinned keys");
        }
    }
}
