package io.github.steadymail.transport;

import jakarta.mail.Provider;

/** Offers the drop-in transport for {@code smtps} to Jakarta Mail's service loader. */
public final class SmtpsProvider extends Provider {
    /** Makes the provider; Jakarta Mail calls this. */
    public SmtpsProvider() {
        super(Type.TRANSPORT, Activation.protocol("smtps"), Activation.transport(true), "Steadymail", null);
    }
}
