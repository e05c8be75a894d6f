package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusCodeTest {
    /** IANA's registry. */
    private static final String REGISTRY = """
            X.0.0
            X.1.0 X.1.1 X.1.2 X.1.3 X.1.4 X.1.5 X.1.6 X.1.7 X.1.8 X.1.9 X.1.10
            X.2.0 X.2.1 X.2.2 X.2.3 X.2.4
            X.3.0 X.3.1 X.3.2 X.3.3 X.3.4 X.3.5 X.3.6
            X.4.0 X.4.1 X.4.2 X.4.3 X.4.4 X.4.5 X.4.6 X.4.7
            X.5.0 X.5.1 X.5.2 X.5.3 X.5.4 X.5.5 X.5.6
            X.6.0 X.6.1 X.6.2 X.6.3 X.6.4 X.6.5 X.6.6 X.6.7 X.6.8 X.6.9 X.6.10
            X.7.0 X.7.1 X.7.2 X.7.3 X.7.4 X.7.5 X.7.6 X.7.7 X.7.8 X.7.9 X.7.10 X.7.11 X.7.12 X.7.13 X.7.14
            X.7.15 X.7.16 X.7.17 X.7.18 X.7.19 X.7.20 X.7.21 X.7.22 X.7.23 X.7.24 X.7.25 X.7.26 X.7.27 X.7.28
            X.7.29 X.7.30
            """;

    @Test
    void everyRegisteredCodeHasAMeaningAndASource() {
        List<String> registry = List.of(REGISTRY.strip().split("\\s+"));
        assertThat(EnhancedStatusCode.registered()).containsExactlyElementsOf(registry);
        for (String key : registry) {
            EnhancedStatusCode code = code(key.replace('X', '5'));
            assertThat(code.registryKey()).isEqualTo(key);
            assertThat(code.meaning())
                    .as(key)
                    .hasValueSatisfying(text -> assertThat(text).isNotBlank());
            assertThat(code.reference())
                    .as(key)
                    .hasValueSatisfying(text -> assertThat(text).matches("RFC [0-9]{4}|IANA registry"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, Bad destination mailbox address, RFC 3463",
        "4.1.1, Bad destination mailbox address, RFC 3463",
        "4.2.2, Mailbox full, RFC 3463",
        "5.1.10, Recipient address has null MX, RFC 7505",
        "5.7.8, Authentication credentials invalid, RFC 4954",
        "5.7.25, Reverse DNS validation failed, RFC 7372",
    })
    void aCodeMeansTheSameInEveryClass(String code, String meaning, String reference) {
        assertThat(code(code).meaning()).contains(meaning);
        assertThat(code(code).reference()).contains(reference);
    }

    @Test
    void anUnregisteredCodeIsAValueWithoutMeaning() {
        EnhancedStatusCode code = code("5.7.999");
        assertThat(code).isEqualTo(new EnhancedStatusCode(5, 7, 999)).hasToString("5.7.999");
        assertThat(code.meaning()).isEmpty();
        assertThat(code.reference()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.1.1 no such user | 5.1.1",
                "5.1.1 | 5.1.1",
                "5.7.1: refused | 5.7.1",
                "5.7.1, refused | 5.7.1",
                "5.7.1. Refused | 5.7.1",
                "5.7.1. | 5.7.1",
                "5.7.1.refused | 5.7.1",
                "5.7.1-refused | 5.7.1",
                "4.2.2(full) | 4.2.2",
                "5.1.10 null MX | 5.1.10",
                "5.7.999 odd | 5.7.999",
                "4.999.999 odd | 4.999.999",
                "2.0.0 queued | 2.0.0",
                "5.0.0 5.1.1 second | 5.0.0",
            })
    void aReplysTextBeginsWithOne(String text, String code) {
        assertThat(SmtpReply.parse("550 " + text).enhanced()).contains(code(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.1.1.1 is listed",
                "5.10.20.30 is listed",
                "5.01.1 leading zero",
                "5.00.1 leading zero",
                "5.1.01 leading zero",
                "5.1.00 leading zero",
                "5.1.1000 too long",
                "5.1000.1 too long",
                "5.1.1a version",
                "5.1.1é word",
                "5.1.x word",
                "5.x.1 word",
                "5..1 empty",
                "5.1..1 empty",
                "5.1",
                "5.1.",
                "5.123",
                "5.12345",
                "5",
                "5/1.1 odd",
                "5.1/1 odd",
                "5./.1 odd",
                "5.:.1 odd",
                "5.1./ odd",
                "5.1.: odd",
                "55.1.1 too long",
                "3.1.1 no such class",
                "1.1.1 no such class",
                "6.1.1 no such class",
                "0.0.0 no such class",
                "X.1.1 notation",
                "#5.1.1 not at the beginning",
                "(5.1.1) not at the beginning",
                "see 5.1.1",
            })
    void whatOnlyLooksLikeOneIsText(String text) {
        SmtpReply reply = SmtpReply.parse("550 " + text);
        assertThat(reply.enhanced()).isEmpty();
        assertThat(reply.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 5.1.1", "5.1.1 ", "5.1.1:", "5.1.1.", "5.1.1 no such user", "5.1.1\n"})
    void theWholeTextIsOneOrItIsNone(String text) {
        assertThat(EnhancedStatusCode.parse(text)).isEmpty();
    }

    @Property
    void everyCodeComesBackFromItsText(
            @ForAll("classes") int statusClass,
            @ForAll @IntRange(max = 999) int subject,
            @ForAll @IntRange(max = 999) int detail) {
        EnhancedStatusCode code = new EnhancedStatusCode(statusClass, subject, detail);
        assertThat(EnhancedStatusCode.parse(code.toString())).contains(code);
    }

    @Provide
    Arbitrary<Integer> classes() {
        return Arbitraries.of(2, 4, 5);
    }

    @Property
    void noTextIsTooStrangeToRead(@ForAll("strange") String text) {
        EnhancedStatusCode.parse(text)
                .ifPresentOrElse(
                        code -> assertThat(code).hasToString(text),
                        () -> assertThat(text).doesNotMatch("[245]\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})"));
    }

    @Provide
    Arbitrary<String> strange() {
        return Arbitraries.strings().withChars("0123456789......24555x \n").ofMaxLength(8);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 1, 1", "6, 1, 1", "5, -1, 1", "5, 1000, 1", "5, 1, -1", "5, 1, 1000"})
    void noCodeIsMadeOfPartsOutOfRange(int statusClass, int subject, int detail) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnhancedStatusCode(statusClass, subject, detail))
                .withMessageContaining(statusClass + "." + subject + "." + detail);
    }

    @Test
    void codesSortByNumberAndNotByText() {
        List<EnhancedStatusCode> sorted = List.of(
                code("2.9.9"),
                code("4.0.0"),
                code("4.10.0"),
                code("5.1.2"),
                code("5.1.10"),
                code("5.2.0"),
                code("5.10.0"));
        List<EnhancedStatusCode> mixed = new ArrayList<>(sorted);
        Collections.reverse(mixed);
        Collections.sort(mixed);
        assertThat(mixed).isEqualTo(sorted);
        assertThat(code("5.1.1")).isEqualByComparingTo(code("5.1.1"));
    }

    private static EnhancedStatusCode code(String text) {
        return EnhancedStatusCode.parse(text).orElseThrow();
    }
}
