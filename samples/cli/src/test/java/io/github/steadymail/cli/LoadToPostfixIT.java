package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the load generator says to have sent is what a real Postfix has delivered. */
class LoadToPostfixIT {
    private static Postfix postfix;

    @BeforeAll
    static void start() {
        postfix = Postfix.start(Map.of("smtpd_error_sleep_time", "0"));
    }

    @AfterAll
    static void stop() {
        postfix.close();
    }

    private static Run load(String... more) {
        List<String> args = new ArrayList<>(List.of("load", "--json", "--host", "127.0.0.1"));
        args.addAll(List.of("--port", postfix.port(), "--from", "me@example.test", "--size", "4096"));
        args.addAll(List.of("--messages", "60", "--warmup", "9", "--senders", "3"));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--eager", "--no-chunking", "--no-chunking --no-pipelining"})
    void asManyAreDeliveredAsWereAccepted(String options) throws Exception {
        int before = postfix.copiesFor("alice").size();
        List<String> more = new ArrayList<>(List.of("--to", "alice@example.test"));
        more.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));

        Run run = load(more.toArray(String[]::new));

        assertThat(run.out()).startsWith("{\"messages\":60,").contains("\"accepted\":60,\"failed\":0,\"unknown\":0,");
        assertThat(run.status()).isZero();
        assertThat(postfix.copiesFor("alice")).hasSize(before + 69).doesNotHaveDuplicates();
    }

    @Test
    void whatIsRefusedIsNotDelivered() throws Exception {
        Run run = load("--to", "bob@example.test", "nobody@example.test");
        assertThat(run.out()).contains("\"accepted\":0,\"failed\":60,\"unknown\":0,");
        assertThat(run.status()).isEqualTo(65);
        assertThat(postfix.copiesFor("bob")).isEmpty();
    }
}
