package io.github.steadymail.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A way to send that is compared. */
enum Contender {
    TRANSPORT_SEND("`Transport.send`", AngusPerMessage::open),
    ANGUS("Angus Mail, a transport per thread", AngusPerThread::open),
    SPRING("Spring's `JavaMailSenderImpl`", SpringSending::open),
    SIMPLE_JAVA_MAIL("Simple Java Mail, batch module", SimpleJavaMailSending::open),
    VERTX("Vert.x mail client", VertxSending::open),
    RAW_SOCKETS("raw sockets, two flights", RawSockets::open),
    STEADYMAIL("**Steadymail**", target -> SteadymailSending.open(target, false, false)),
    STEADYMAIL_PARTIAL("**Steadymail**, send-partial", target -> SteadymailSending.open(target, false, true)),
    STEADYMAIL_EAGER("**Steadymail**, eager", target -> SteadymailSending.open(target, true, false)),
    STEADYMAIL_EAGER_PARTIAL(
            "**Steadymail**, eager, send-partial", target -> SteadymailSending.open(target, true, true));

    private final String label;
    private final Opener opener;

    Contender(String label, Opener opener) {
        this.label = label;
        this.opener = opener;
    }

    /** Opens a way to send. */
    private interface Opener {
        Opened open(Target target) throws Exception;
    }

    /** The labels of all, and of what is no part of this JVM. */
    static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Contender contender : values()) {
            labels.add(contender.label);
        }
        labels.add(SmtpSource.LABEL);
        return labels;
    }

    String label() {
        return label;
    }

    Opened open(Target target) throws Exception {
        return opener.open(target);
    }
}
