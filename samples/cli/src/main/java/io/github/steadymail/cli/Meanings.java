package io.github.steadymail.cli;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.failure.RetryAdvice;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what one reply means in each place where a server may say it; places that mean the same are taken together. */
final class Meanings {
    /** The places where a server replies; the one that matters most to a sender first. */
    private static final List<SmtpPhase> PHASES = List.of(
            SmtpPhase.RCPT,
            SmtpPhase.MAIL,
            SmtpPhase.DATA,
            SmtpPhase.END_OF_DATA,
            SmtpPhase.AUTH,
            SmtpPhase.STARTTLS,
            SmtpPhase.EHLO,
            SmtpPhase.GREETING);

    private Meanings() {}

    /** What a classification says, apart from where. */
    record Meaning(
            boolean accepts,
            FailureKind kind,
            Class<? extends SmtpFailure> exception,
            RetryAdvice advice,
            String rule,
            String evidence) {

        static Meaning of(Classification one) {
            String evidence = one.words().map(words -> "\"" + words + "\"").orElse("the codes");
            return new Meaning(
                    one.accepts(),
                    one.kind(),
                    one.exceptionType(),
                    one.advice(),
                    one.rule() + one.meaning().map(m -> ": " + m).orElse(""),
                    evidence);
        }
    }

    /** The meanings, each with the places in words. */
    static Map<Meaning, String> of(SmtpReply reply) {
        ReplyClassifier classifier = ReplyClassifier.standard();
        Map<Meaning, List<String>> places = new LinkedHashMap<>();
        for (SmtpPhase phase : PHASES) {
            Meaning meaning = Meaning.of(classifier.classify(phase, reply));
            places.computeIfAbsent(meaning, m -> new ArrayList<>()).add(phase.name());
            Meaning again = Meaning.of(classifier.classify(phase, reply, true));
            if (!again.equals(meaning)) {
                places.computeIfAbsent(again, m -> new ArrayList<>()).add(phase + " after an accepted recipient");
            }
        }
        Map<Meaning, String> words = new LinkedHashMap<>();
        places.forEach((meaning, at) ->
                words.put(meaning, places.size() == 1 ? "Said anywhere" : "Said at " + String.join(", ", at)));
        return words;
    }
}
