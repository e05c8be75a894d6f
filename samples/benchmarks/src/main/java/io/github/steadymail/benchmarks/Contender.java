package io.github.steadymail.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A way to send that is compared. */
enum Contender {
    TRANSPORT_SEND("`Transport.send`", AngusPerMessage::open),
    ANGUS("Angus Mail, reused", AngusPerThread::open),
    SPRING("Spring", SpringSending::open),
    SIMPLE_JAVA_MAIL("Simple Java Mail", SimpleJavaMailSending::open),
    VERTX("Vert.x", VertxSending::open),
    RAW_SOCKETS("raw sockets", RawSockets::open),
    PREPARED("**Steadymail**, prepared", SteadymailSending::prepared),
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

    /** Those that are compared, and what is no part of this JVM. */
    static List<String> columns() {
        return Stream.concat(Arrays.stream(values()).map(Contender::label), Stream.of(SmtpSource.LABEL))
                .map(Contender::column)
                .distinct()
                .toList();
    }

    /** Under which name a label is compared: send-partial is only a word to the server's answers. */
    static String column(String label) {
        return label.replace(", send-partial", "");
    }

    String label() {
        return label;
    }

    Opened open(Target target) throws Exception {
        return opener.open(target);
    }
}
