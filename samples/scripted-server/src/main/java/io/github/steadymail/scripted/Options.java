package io.github.steadymail.scripted;

import java.time.Duration;

/** How a {@link ScriptedServer} speaks. Immutable; each method returns a changed copy. */
public final class Options {

    private static final Options DEFAULTS =
            new Options(Delivery.WHOLE, false, Certificate.LOCALHOST, Duration.ofSeconds(10));

    private final Delivery delivery;
    private final boolean tlsFirst;
    private final Certificate certificate;
    private final Duration patience;

    private Options(Delivery delivery, boolean tlsFirst, Certificate certificate, Duration patience) {
        this.delivery = delivery;
        this.tlsFirst = tlsFirst;
        this.certificate = certificate;
        this.patience = patience;
    }

    /**
     * Returns the defaults: whole replies, no TLS before {@code X: starttls}, a good certificate, 10 s of patience.
     *
     * @return the defaults
     */
    public static Options defaults() {
        return DEFAULTS;
    }

    /**
     * Cuts the server's octets into writes in the given way.
     *
     * @param mode the way
     * @return a changed copy
     */
    public Options delivering(Delivery mode) {
        return new Options(mode, tlsFirst, certificate, patience);
    }

    /**
     * Starts TLS with each connection, before the greeting.
     *
     * @return a changed copy
     */
    public Options implicitTls() {
        return new Options(delivery, true, certificate, patience);
    }

    /**
     * Presents the given certificate in TLS handshakes.
     *
     * @param presented the certificate
     * @return a changed copy
     */
    public Options presenting(Certificate presented) {
        return new Options(delivery, tlsFirst, presented, patience);
    }

    /**
     * Waits at most this long for a client to send or take an octet; then that is a deviation. Does not apply to
     * {@code X: silent} and {@code X: wait}.
     *
     * @param max the longest time without progress
     * @return a changed copy
     * @throws IllegalArgumentException if the time is not positive
     */
    public Options waitingAtMost(Duration max) {
        if (max.isNegative() || max.isZero()) {
            throw new IllegalArgumentException("patience must be positive: " + max);
        }
        return new Options(delivery, tlsFirst, certificate, max);
    }

    Delivery delivery() {
        return delivery;
    }

    boolean tlsFirst() {
        return tlsFirst;
    }

    Certificate certificate() {
        return certificate;
    }

    Duration patience() {
        return patience;
    }
}
