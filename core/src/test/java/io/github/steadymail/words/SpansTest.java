package io.github.steadymail.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpReply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
    @ParameterizedTest
    @CsvSource({
        "30 seconds, PT30S",
        "60s, PT1M",
        "300 sec., PT5M",
        "5 minutes, PT5M",
        "10 min, PT10M",
        "2 hr, PT2H",
        "one hour, PT1H",
        "an hour, PT1H",
        "two days, PT48H",
        "00:04:59, PT4M59S",
        "4:59, PT4M59S",
        "at 18:00,",
        "after 23:59:59,",
        "99999:00:00, PT720H",
        "a few minutes, PT3M",
        "two more minutes, PT2M",
        "1 hour(s) 25 minute(s), PT1H25M",
        "1 hour and 30 minutes, PT1H30M",
        "about 10 minutes, PT10M",
        "at least another 15 minutes, PT15M",
        "the next 24 hours, PT24H",
        "99999999999 days, PT720H",
        "5 Minuten, PT5M",
        "deux heures, PT2H",
        "5分, PT5M",
        "5,",
        "minutes,",
        "5 recipients,",
        "the evening,",
        "8.4 points,",
        "some other day 5 minutes,",
    })
    void aSpanIsANumberAndAUnit(String text, @Nullable Duration span) {
        Phrases phrases = new Phrases();
        phrases.add("again in", 0);
        AtomicReference<@Nullable Duration> read = new AtomicReference<>();
        ReplyWords words = phrases.wordsOf(SmtpReply.parse("450 again in " + text));
        phrases.find(words, (number, from, to) -> read.set(Phrases.spanAt(words, to)));
        assertThat(read.get()).isEqualTo(span);
    }
}
