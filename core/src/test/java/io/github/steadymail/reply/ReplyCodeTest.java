package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCodeTest {
    /** Every code that an RFC or IANA's registry knows. */
    private static final Map<Integer, ReplyCode> NAMED = Map.ofEntries(
            Map.entry(211, ReplyCode.SYSTEM_STATUS),
            Map.entry(214, ReplyCode.HELP_MESSAGE),
            Map.entry(220, ReplyCode.SERVICE_READY),
            Map.entry(221, ReplyCode.SERVICE_CLOSING),
            Map.entry(235, ReplyCode.AUTHENTICATION_SUCCEEDED),
            Map.entry(250, ReplyCode.OK),
            Map.entry(251, ReplyCode.WILL_FORWARD),
            Map.entry(252, ReplyCode.CANNOT_VERIFY),
            Map.entry(253, ReplyCode.PENDING_MESSAGES_STARTED),
            Map.entry(334, ReplyCode.AUTHENTICATION_CHALLENGE),
            Map.entry(354, ReplyCode.START_MAIL_INPUT),
            Map.entry(355, ReplyCode.TRANSACTION_OFFSET),
            Map.entry(421, ReplyCode.SERVICE_NOT_AVAILABLE),
            Map.entry(422, ReplyCode.PASSWORD_TRANSITION_ASSOCIATED),
            Map.entry(430, ReplyCode.INVALID_COMMAND_ASSOCIATED),
            Map.entry(432, ReplyCode.PASSWORD_TRANSITION_NEEDED),
            Map.entry(450, ReplyCode.MAILBOX_BUSY),
            Map.entry(451, ReplyCode.LOCAL_ERROR),
            Map.entry(452, ReplyCode.INSUFFICIENT_STORAGE),
            Map.entry(453, ReplyCode.NO_MAIL),
            Map.entry(454, ReplyCode.TEMPORARY_AUTHENTICATION_FAILURE),
            Map.entry(455, ReplyCode.PARAMETERS_NOT_ACCOMMODATED),
            Map.entry(458, ReplyCode.UNABLE_TO_QUEUE),
            Map.entry(459, ReplyCode.NODE_NOT_ALLOWED),
            Map.entry(500, ReplyCode.SYNTAX_ERROR),
            Map.entry(501, ReplyCode.PARAMETER_SYNTAX_ERROR),
            Map.entry(502, ReplyCode.COMMAND_NOT_IMPLEMENTED),
            Map.entry(503, ReplyCode.BAD_SEQUENCE),
            Map.entry(504, ReplyCode.PARAMETER_NOT_IMPLEMENTED),
            Map.entry(521, ReplyCode.HOST_ACCEPTS_NO_MAIL),
            Map.entry(523, ReplyCode.ENCRYPTION_NEEDED),
            Map.entry(524, ReplyCode.ENCRYPTION_REQUIRED_ASSOCIATED),
            Map.entry(525, ReplyCode.ACCOUNT_DISABLED),
            Map.entry(530, ReplyCode.AUTHENTICATION_REQUIRED),
            Map.entry(533, ReplyCode.NOT_AUTHORIZED),
            Map.entry(534, ReplyCode.MECHANISM_TOO_WEAK),
            Map.entry(535, ReplyCode.CREDENTIALS_INVALID),
            Map.entry(538, ReplyCode.ENCRYPTION_REQUIRED),
            Map.entry(550, ReplyCode.MAILBOX_UNAVAILABLE),
            Map.entry(551, ReplyCode.USER_NOT_LOCAL),
            Map.entry(552, ReplyCode.STORAGE_EXCEEDED),
            Map.entry(553, ReplyCode.MAILBOX_NAME_NOT_ALLOWED),
            Map.entry(554, ReplyCode.TRANSACTION_FAILED),
            Map.entry(555, ReplyCode.PARAMETERS_NOT_RECOGNIZED),
            Map.entry(556, ReplyCode.DOMAIN_ACCEPTS_NO_MAIL));

    @Test
    void everyStandardCodeHasANameAMeaningAndAnRfc() {
        List<Integer> ascending = NAMED.keySet().stream().sorted().toList();
        assertThat(ReplyCode.standard().map(ReplyCode::value)).containsExactlyElementsOf(ascending);
        NAMED.forEach((value, constant) -> {
            assertThat(constant.value()).isEqualTo(value);
            assertThat(constant.meaning())
                    .as("meaning of " + value)
                    .hasValueSatisfying(text -> assertThat(text).isNotBlank());
            assertThat(constant.reference())
                    .as("source of " + value)
                    .hasValueSatisfying(text -> assertThat(text).startsWith("RFC "));
        });
    }

    @Test
    void noNameStandsForACodeWithoutMeaning() throws IllegalAccessException {
        List<ReplyCode> constants = new ArrayList<>();
        for (Field field : ReplyCode.class.getFields()) {
            constants.add((ReplyCode) field.get(null));
        }
        assertThat(constants).containsExactlyInAnyOrderElementsOf(NAMED.values());
    }

    /** The list of SMTP return values that the project began with. */
    @ParameterizedTest
    @CsvSource({
        "211, system status",
        "214, help message",
        "220, service ready",
        "221, closing transmission channel",
        "235, authentication succeeded",
        "250, completed",
        "251, will forward",
        "334, challenge",
        "354, start mail input",
        "421, service not available",
        "450, mailbox unavailable (busy",
        "451, local error in processing",
        "452, insufficient system storage",
        "500, command unrecognized",
        "501, syntax error in parameters",
        "502, command not implemented",
        "503, bad sequence of commands",
        "504, command parameter not implemented",
        "535, authentication credentials invalid",
        "550, mailbox unavailable (not found",
        "551, please try <forward-path>",
        "552, exceeded storage allocation",
        "553, mailbox name not allowed",
        "554, transaction failed",
    })
    void theReturnValuesOfTheListMeanWhatItSays(int code, String words) {
        assertThat(ReplyCode.of(code).meaning())
                .hasValueSatisfying(meaning -> assertThat(meaning).containsIgnoringCase(words));
    }

    @ParameterizedTest
    @CsvSource({
        "0, UNDEFINED",
        "99, UNDEFINED",
        "100, UNDEFINED",
        "199, UNDEFINED",
        "200, POSITIVE_COMPLETION",
        "299, POSITIVE_COMPLETION",
        "300, POSITIVE_INTERMEDIATE",
        "399, POSITIVE_INTERMEDIATE",
        "400, TRANSIENT_NEGATIVE",
        "499, TRANSIENT_NEGATIVE",
        "500, PERMANENT_NEGATIVE",
        "599, PERMANENT_NEGATIVE",
        "600, UNDEFINED",
        "999, UNDEFINED",
    })
    void anUnknownCodeIsJudgedByItsFirstDigit(int value, ReplyClass expected) {
        ReplyCode code = ReplyCode.of(value);
        assertThat(code.replyClass()).isEqualTo(expected);
        assertThat(code.isPositiveCompletion()).isEqualTo(expected == ReplyClass.POSITIVE_COMPLETION);
        assertThat(code.isPositiveIntermediate()).isEqualTo(expected == ReplyClass.POSITIVE_INTERMEDIATE);
        assertThat(code.isTransientNegative()).isEqualTo(expected == ReplyClass.TRANSIENT_NEGATIVE);
        assertThat(code.isPermanentNegative()).isEqualTo(expected == ReplyClass.PERMANENT_NEGATIVE);
        assertThat(code.isNegative()).isEqualTo(value >= 400 && value <= 599);
    }

    @Test
    void anUnknownCodeHasNoMeaning() {
        assertThat(ReplyCode.of(599).meaning()).isEmpty();
        assertThat(ReplyCode.of(599).reference()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 000", "7, 007", "42, 042", "250, 250", "908, 908", "999, 999"})
    void aCodeIsWrittenWithThreeDigits(int value, String text) {
        assertThat(ReplyCode.of(value)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void noCodeHasMoreThanThreeDigits(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyCode.of(value))
                .withMessageContaining(String.valueOf(value));
    }

    @Test
    void codesSortByNumber() {
        List<ReplyCode> sorted =
                List.of(ReplyCode.of(9), ReplyCode.OK, ReplyCode.MAILBOX_BUSY, ReplyCode.MAILBOX_UNAVAILABLE);
        List<ReplyCode> mixed = new ArrayList<>(sorted);
        Collections.reverse(mixed);
        Collections.sort(mixed);
        assertThat(mixed).isEqualTo(sorted);
        assertThat(ReplyCode.of(250)).isEqualByComparingTo(ReplyCode.OK).isEqualTo(ReplyCode.OK);
    }
}
