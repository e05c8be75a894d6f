package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MailPropertiesTest {
    private static SendOptions options(String... more) {
        List<String> args = new ArrayList<>(List.of("--host", "h", "--from", "a@x.test", "--to", "b@x.test"));
        args.addAll(Arrays.asList(more));
        SendOptions options = new SendOptions();
        new CommandLine(options)
                .registerConverter(Duration.class, Durations::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(args.toArray(String[]::new));
        return options;
    }

    private static Properties properties(SendOptions options) {
        return MailProperties.of(options, Envelope.of(options.from(), options.to()));
    }

    @Test
    void withoutAUserNothingIsEncryptedUnlessAskedTo() {
        SendOptions options = options("--port", "25");

        assertThat(MailProperties.protocol(options)).isEqualTo("smtp");
        assertThat(properties(options))
                .doesNotContainKeys("mail.smtp.auth", "mail.smtp.starttls.enable", "mail.smtp.starttls.required")
                .containsEntry("mail.smtp.sendpartial", "false")
                .containsEntry("mail.smtp.from", "a@x.test");
    }

    @Test
    void aUserNeedsStarttls() {
        assertThat(properties(options("--port", "587", "--user", "u")))
                .containsEntry("mail.smtp.auth", "true")
                .containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry("mail.smtp.starttls.required", "true");
    }

    @Test
    void onlyTlsNoneSendsCredentialsInClear() {
        assertThat(properties(options("--port", "587", "--user", "u", "--tls", "none")))
                .containsEntry("mail.smtp.auth", "true")
                .doesNotContainKey("mail.smtp.starttls.required");
    }

    @Test
    void onlyALocalPartOutsideAsciiNeedsSmtputf8() {
        assertThat(properties(options("--port", "25", "--to", "b\u00FCro@x.test")))
                .containsKey("mail.mime.allowutf8");
        assertThat(properties(options("--port", "25", "--to", "office@b\u00FCro.test")))
                .doesNotContainKey("mail.mime.allowutf8");
    }

    @Test
    void port465IsEncryptedFromTheStart() {
        SendOptions options = options("--port", "465", "--user", "u", "--timeout", "10s", "--send-partial");

        assertThat(MailProperties.protocol(options)).isEqualTo("smtps");
        assertThat(properties(options))
                .containsEntry("steadymail.deadline", "10000")
                .containsEntry("mail.smtps.timeout", "10000")
                .containsEntry("mail.smtps.connectiontimeout", "10000")
                .containsEntry("mail.smtps.auth", "true")
                .containsEntry("mail.smtps.sendpartial", "true");
    }
}
