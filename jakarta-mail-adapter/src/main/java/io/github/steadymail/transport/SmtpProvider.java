package io.github.steadymail.transport;

import jakarta.mail.Provider;

/** Offers the drop-in transport for {@code smtp} to Jakarta Mail's service loader. */
public final class SmtpProvider extends Provider {
    /** Makes the provider; Jakarta Mail calls this. */
    public SmtpProvider() {
        super(Type.TRANSPORT, Activation.protocol("smtp"), Activation.transport(false), "Steadymail", null);
        Activation.warnWhereShadowed();
    }
}
