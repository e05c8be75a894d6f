package io.github.steadymail.failure;

import io.github.steadymail.reply.ReplyClass;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a reply means, from where it was said and what it says.
 *
 * <p>The rules are data, in the file {@code rules.txt} beside this class, most specific first; the first that applies
 * decides the kind. Whether it is permanent is decided apart: by the rule, where the kind has but one verdict or the
 * words are definite, else by words that contradict the code, else by the code's first digit. An application puts rules
 * of its own in front, with {@link #withRules} or in the file that the system property {@link #RULES} names. Immutable
 * and thread-safe; it takes time in proportion to the length of the reply, whatever it holds.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, section 4.2</a>
 */
public final class ReplyClassifier {
    /** The system property that names a file of rules, in UTF-8, which come before the built-in ones. */
    public static final String RULES = "steadymail.rules";

    /** Made when the first reply is to be classified, and not by who only names this class. */
    private static final class Standard {
        static final @Nullable ReplyClassifier INSTANCE;
        static final @Nullable RuntimeException FAULT;

        static {
            ReplyClassifier builtIn = new ReplyClassifier(new RuleBook(RuleFile.standard()));
            String file = System.getProperty(RULES);
            ReplyClassifier made = null;
            RuntimeException fault = null;
            try {
                made = file == null ? builtIn : builtIn.withRules(Path.of(file));
            } catch (IllegalArgumentException | UncheckedIOException e) {
                fault = e;
            }
            INSTANCE = made;
            FAULT = fault;
        }
    }

    private final RuleBook book;

    ReplyClassifier(RuleBook book) {
        this.book = book;
    }

    /**
     * Returns the classifier with the built-in rules, and in front of them those of the file that {@link #RULES} names.
     *
     * @return the one instance
     * @throws IllegalStateException if that file cannot be read, or has a bad rule; it names the line
     */
    public static ReplyClassifier standard() {
        ReplyClassifier made = Standard.INSTANCE;
        if (made == null) {
            String reason = Standard.FAULT == null ? "" : Standard.FAULT.getMessage();
            throw new IllegalStateException("the system property " + RULES + ": " + reason, Standard.FAULT);
        }
        return made;
    }

    /**
     * Puts rules in front of this classifier's, in the notation that the head of {@code rules.txt}, beside this class,
     * describes.
     *
     * @param name what the rules are called where a line of them is bad
     * @param rules the rules
     * @return a new classifier, with all the rules compiled anew: some 2 MB, made once and shared
     * @throws IllegalArgumentException if a rule cannot be read, or has the identifier of another; it names the line
     */
    public ReplyClassifier withRules(String name, String rules) {
        List<ReplyRule> all = new ArrayList<>(RuleFile.parse(name, rules));
        all.addAll(book.rules());
        return new ReplyClassifier(new RuleBook(RuleFile.checked(all)));
    }

    /**
     * Puts the rules of a file in front of this classifier's.
     *
     * @param file a file in UTF-8
     * @return a new classifier
     * @throws IllegalArgumentException if a rule cannot be read, or has the identifier of another; it names the line
     * @throws UncheckedIOException if the file cannot be read
     */
    public ReplyClassifier withRules(Path file) {
        try {
            return withRules(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rules in " + file, e);
        }
    }

    /**
     * Classifies a reply.
     *
     * @param phase where it was said, null if that is not known
     * @param reply what was said; one that is not complete is classified by what was read, and never accepts
     * @return what it means
     */
    public Classification classify(@Nullable SmtpPhase phase, SmtpReply reply) {
        return classify(phase, reply, false);
    }

    /**
     * Classifies a reply to RCPT, where it matters whether the server had accepted a recipient before: then 452 and 552
     * may speak of the number of recipients (RFC 5321, section 4.5.3.1.10).
     *
     * @param phase where it was said, null if that is not known
     * @param reply what was said; one that is not complete is classified by what was read, and never accepts
     * @param recipientAccepted whether a recipient of the same transaction had been accepted before
     * @return what it means
     */
    public Classification classify(@Nullable SmtpPhase phase, SmtpReply reply, boolean recipientAccepted) {
        if (reply.isComplete() && accepts(phase, reply.code())) {
            return Classification.accepted(phase, reply);
        }
        if (phase == SmtpPhase.END_OF_DATA
                && !(reply.isComplete() && reply.code().isNegative())) {
            return new Classification(
                    FailureKind.OUTCOME_UNKNOWN, false, phase, reply, Evidence.named("no-verdict"), null, null, false);
        }
        Decision decision = book.decide(phase, reply, recipientAccepted);
        ReplyRule rule = decision.kindRule();
        FailureKind kind = rule == null || rule.kind() == null ? FailureKind.UNKNOWN : rule.kind();
        Duration stated = reply.code().isNegative() ? decision.statedDelay() : null;
        return new Classification(
                kind,
                isPermanent(phase, reply, rule, decision.verdictRule()),
                phase,
                reply,
                rule == null ? Evidence.named("none") : new Evidence(book, rule, decision.from(), decision.to()),
                rule == null ? null : rule.delay(),
                stated,
                false);
    }

    private static boolean isPermanent(
            @Nullable SmtpPhase phase, SmtpReply reply, @Nullable ReplyRule ofKind, @Nullable ReplyRule ofVerdict) {
        if (ofKind != null && ofKind.permanent() != null) {
            return ofKind.permanent();
        }
        if (ofVerdict != null && ofVerdict.permanent() != null) {
            return ofVerdict.permanent();
        }
        boolean noServer = phase != null && phase.isSetup() && !reply.code().isNegative();
        return noServer || reply.code().isPermanentNegative();
    }

    /** Whether this code is the one with which the phase goes on. */
    private static boolean accepts(@Nullable SmtpPhase phase, ReplyCode code) {
        ReplyClass replyClass = code.replyClass();
        if (phase == SmtpPhase.DATA) {
            return replyClass == ReplyClass.POSITIVE_INTERMEDIATE;
        }
        if (phase != null && phase.isSetup()) {
            return code.equals(phase == SmtpPhase.EHLO ? ReplyCode.OK : ReplyCode.SERVICE_READY);
        }
        return replyClass == ReplyClass.POSITIVE_COMPLETION
                || (phase == SmtpPhase.AUTH && replyClass == ReplyClass.POSITIVE_INTERMEDIATE);
    }
}
