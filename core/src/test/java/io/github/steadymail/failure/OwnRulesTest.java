package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application's own rules: in front of the built-in ones, of which none is lost. */
class OwnRulesTest {
    static final String RULES = """
            shop.closed | RCPT | 550 | * | RATE_LIMITED | passing | 2h | The branch is closed overnight
                no such user ... night
            """;
    static final SmtpReply OURS = SmtpReply.parse("550 5.1.1 No such user at night");
    private static final SmtpReply ANOTHER = SmtpReply.parse("550 5.7.1 No such user");

    @TempDir
    private Path folder;

    private static Classification classify(ReplyClassifier classifier, SmtpReply reply) {
        return classifier.classify(SmtpPhase.RCPT, reply);
    }

    private static void assertInFront(ReplyClassifier classifier) {
        Classification ours = classify(classifier, OURS);
        assertThat(ours.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(ours.permanent()).isFalse();
        assertThat(ours.rule()).isEqualTo("shop.closed");
        assertThat(ours.meaning()).contains("The branch is closed overnight");
        assertThat(ours.words()).contains("No such user at night");
        assertThat(classify(classifier, ANOTHER).rule())
                .isEqualTo(classify(ReplyClassifier.standard(), ANOTHER).rule());
    }

    @Test
    void theyAreAskedFirst() {
        assertInFront(ReplyClassifier.standard().withRules("shop.txt", RULES));
    }

    @Test
    void theyComeFromAFile() throws Exception {
        assertInFront(ReplyClassifier.standard().withRules(Files.writeString(folder.resolve("shop.txt"), RULES)));
    }

    @Test
    void noneOfThemSaysThatNothingWasHeardOfTheEndOfData() {
        ReplyClassifier classifier = ReplyClassifier.standard()
                .withRules("shop.txt", "shop.busy | * | * | * | GREYLISTED | - | - | busy\n    busy\n");
        assertThat(classifier
                        .classify(SmtpPhase.END_OF_DATA, SmtpReply.parse("354 busy"))
                        .kind())
                .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(classifier
                        .classify(SmtpPhase.END_OF_DATA, SmtpReply.parse("451 busy"))
                        .kind())
                .isEqualTo(FailureKind.GREYLISTED);
    }

    @Test
    void aByteOrderMarkIsNoPartOfThem() {
        assertInFront(ReplyClassifier.standard().withRules("shop.txt", "\uFEFF" + RULES));
    }

    @Test
    void ofAnotherReplyNoWordsAreEvidence() {
        Classification unknown = classify(ReplyClassifier.standard(), ANOTHER);
        assertThat(unknown.words()).isPresent();
        assertThat(unknown.withEvidence(ANOTHER).words()).isEqualTo(unknown.words());
        assertThat(unknown.withEvidence(SmtpReply.parse("550 x")).words()).isEmpty();
        assertThat(unknown.withEvidence(null).words()).isEmpty();
        assertThat(unknown.withEvidence(null).rule()).isEqualTo(unknown.rule());
    }

    @Test
    void theStandardClassifierIsNotChanged() {
        Classification before = classify(ReplyClassifier.standard(), OURS);
        ReplyClassifier.standard().withRules("shop.txt", RULES);
        assertThat(classify(ReplyClassifier.standard(), OURS)).hasToString(before.toString());
        assertThat(before.kind()).isEqualTo(FailureKind.MAILBOX_NOT_FOUND);
    }

    @Test
    void whatWasPutInFrontLastIsAskedFirst() {
        ReplyClassifier twice = ReplyClassifier.standard()
                .withRules("shop.txt", RULES)
                .withRules("more.txt", "more | * | * | * | GREYLISTED | - | - | more\n    at night\n");
        assertThat(classify(twice, OURS).rule()).isEqualTo("more");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        Path missing = folder.resolve("missing.txt");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ReplyClassifier.standard().withRules(missing))
                .withMessageContaining(missing.toString())
                .withCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws Exception {
        Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'#', (byte) 0xE9, '\n'});
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ReplyClassifier.standard().withRules(latin))
                .withMessageContaining(latin.toString());
    }

    @Test
    void aBadRuleIsNamedByFileAndLine() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.txt"), "\nshop | RCPT\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyClassifier.standard().withRules(bad))
                .withMessageStartingWith(bad + ", line 2: ");
    }
}
