package io.github.steadymail.cli;

import io.github.steadymail.cli.Meanings.Meaning;
import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.RetryAdvice;
import io.github.steadymail.reply.EnhancedStatusCode;
import io.github.steadymail.reply.Printable;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.ReplyDetails;
import io.github.steadymail.reply.SmtpReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a code or a reply means and what to do about it. */
@Command(
        name = "explain",
        description = {
            "Says what a code or a reply means and what to do about it.",
            "",
            "For example: explain 550; explain 4.2.2; explain 550 5.1.1 no such user",
            ""
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:explained", "64:neither a code nor a reply"})
final class Explain implements Callable<Integer> {
    private static final int LONGEST_ECHO = 1000;
    private static final int LABEL = 10;

    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "CODE|REPLY",
            description = "A reply code, an enhanced status code, or a whole reply; \\n is a line break of the wire.")
    private List<String> words = List.of();

    Explain(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String text = String.join(" ", words).strip();
        Page page = new Page(terminal);
        Optional<EnhancedStatusCode> alone = EnhancedStatusCode.parse(text);
        if (alone.isPresent()) {
            page.heading(text).blank();
            explain(page, alone.get());
            explain(page, ofItsClass(alone.get()));
        } else {
            SmtpReply reply = WireText.read(text);
            if (!reply.hasCode()) {
                throw new WrongUsage("'" + Printable.of(text, 60) + "' is neither a code nor a reply");
            }
            page.heading(Printable.of(reply.toString(), LONGEST_ECHO)).blank();
            explain(page, reply.code());
            reply.enhanced().ifPresent(enhanced -> explain(page, enhanced));
            explain(page, reply);
            explain(page, reply.details());
        }
        return page.exitStatus();
    }

    /** A reply whose code says nothing but its class, so that the enhanced status code decides. */
    private static SmtpReply ofItsClass(EnhancedStatusCode enhanced) {
        return SmtpReply.of(ReplyCode.of(100 * enhanced.statusClass() + 99), enhanced.toString());
    }

    private static void explain(Page page, ReplyCode code) {
        String meaning = code.meaning().orElse("not standardised; its first digit counts (RFC 5321, section 4.3.2)");
        String reference = code.reference().map(r -> " [" + r + "]").orElse("");
        page.entry(LABEL, code.toString(), meaning + reference);
        page.entry(
                LABEL,
                code.value() / 100 + "yz",
                switch (code.replyClass()) {
                    case POSITIVE_COMPLETION -> "done: nothing failed, but in answer to DATA, which asks for a 3yz";
                    case POSITIVE_INTERMEDIATE -> "so far so good: the server waits for more";
                    case TRANSIENT_NEGATIVE -> "not now: the same may be accepted later";
                    case PERMANENT_NEGATIVE -> "not as it stands: the same will be refused again";
                    case UNDEFINED -> "SMTP defines no such reply";
                });
    }

    private static void explain(Page page, EnhancedStatusCode enhanced) {
        String meaning = enhanced.meaning().orElse("not registered");
        String reference = enhanced.reference().map(r -> " [" + r + "]").orElse("");
        page.entry(LABEL, enhanced.toString(), meaning + reference);
    }

    private static void explain(Page page, ReplyDetails details) {
        Map<String, String> told = new LinkedHashMap<>();
        details.forwardPath().ifPresent(path -> told.put("moved to", path));
        details.helpUrl().ifPresent(url -> told.put("help", url));
        details.blockList().ifPresent(list -> told.put("list", list));
        details.queueId().ifPresent(id -> told.put("id", id));
        details.limit().ifPresent(limit -> told.put("limit", String.valueOf(limit)));
        if (!told.isEmpty()) {
            page.blank();
        }
        told.forEach((label, detail) -> page.entry(LABEL, label, Printable.of(detail, 500)));
    }

    private static void explain(Page page, SmtpReply reply) {
        Meanings.of(reply).forEach((meaning, places) -> {
            page.blank().heading(places);
            explain(page, meaning);
        });
    }

    private static void explain(Page page, Meaning meaning) {
        if (meaning.accepts()) {
            page.entry(LABEL, "  kind", "none: the server agrees");
            return;
        }
        RetryAdvice advice = meaning.advice();
        page.entry(LABEL, "  kind", meaning.kind().name());
        page.entry(LABEL, "  class", meaning.exception().getSimpleName());
        page.entry(LABEL, "  advice", advice.action() + ": " + advice.reason());
        if (advice.action() == RetryAction.LATER) {
            String whose = advice.statedDelay().isPresent() ? ", as the reply says" : "";
            page.entry(LABEL, "  retry", Delays.inWords(advice.delay(1)) + whose);
        }
        page.entry(LABEL, "  who", meaning.kind().actor());
        page.entry(LABEL, "  rule", meaning.rule());
        page.entry(LABEL, "  says so", Printable.of(meaning.evidence(), 500));
    }
}
