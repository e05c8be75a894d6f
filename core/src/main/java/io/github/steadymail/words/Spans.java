package io.github.steadymail.words;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads spans of time: {@code 60s}, {@code 1 hour(s) 25 minute(s)}, {@code one hour}, {@code 00:04:59}. */
final class Spans {
    private static final int MOST_FILLERS = 3;
    private static final long LONGEST = Duration.ofDays(30).toSeconds();

    /** The words that spans are made of; a vocabulary begins with them, in this order. */
    private static final List<List<String>> WORDS = List.of(
            List.of(
                    "s",
                    "sec",
                    "secs",
                    "second",
                    "seconds",
                    "sekunde",
                    "sekunden",
                    "seconde",
                    "secondes",
                    "segundo",
                    "segundos",
                    "秒",
                    "secondi"),
            List.of("m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "分", "分钟", "minuti", "mn"),
            List.of(
                    "h", "hr", "hrs", "hour", "hours", "stunde", "stunden", "heure", "heures", "hora", "horas", "时",
                    "小时", "ora", "ore"),
            List.of("d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "dia", "dias", "天", "日"),
            List.of("one", "a", "an", "eine", "einer", "une", "una", "uma"),
            List.of("two", "zwei", "deux", "dos", "dois"),
            List.of("three", "few", "drei"),
            List.of(
                    "about",
                    "approximately",
                    "approx",
                    "least",
                    "another",
                    "next",
                    "the",
                    "for",
                    "in",
                    "of",
                    "around",
                    "please",
                    "within",
                    "circa",
                    "is",
                    "more"),
            List.of("and", "und", "et", "y", "e"),
            List.of("at", "after", "until", "before"));

    private static final int[] UNITS = {1, 60, 3600, 86_400};
    private static final int FIRST_NUMBER = 4;
    private static final int FILLERS = 7;
    private static final int AND = 8;
    /** Before a clock's time, and not before a span that is written like one. */
    private static final int MOMENTS = 9;

    private static final int[] ROLES = roles();

    private Spans() {}

    /** By a word's number, the index of its list. Plain loops, for a JVM that has not warmed up. */
    private static int[] roles() {
        int size = 1;
        for (List<String> words : WORDS) {
            size += words.size();
        }
        int[] roles = new int[size];
        roles[0] = -1;
        int number = 1;
        for (int role = 0; role < WORDS.size(); role++) {
            int end = number + WORDS.get(role).size();
            Arrays.fill(roles, number, end, role);
            number = end;
        }
        return roles;
    }

    /** Teaches an empty vocabulary the words of spans. */
    static void teach(Vocabulary vocabulary) {
        for (List<String> role : WORDS) {
            for (String word : role) {
                vocabulary.add(word);
            }
        }
    }

    private static int role(int token) {
        return token > 0 && token < ROLES.length ? ROLES[token] : -1;
    }

    /** The span that begins at a word, after a few that only introduce it; null if there is none. */
    static @Nullable Duration at(ReplyWords words, int index) {
        int i = index;
        for (int fillers = 0; fillers < MOST_FILLERS && i < words.size() && introduces(words.token(i)); fillers++) {
            i++;
        }
        if (i < words.size() && Token.isTime(words.token(i))) {
            return role(words.token(i - 1)) == MOMENTS
                    ? null
                    : Duration.ofSeconds(Math.min(LONGEST, Token.value(words.token(i))));
        }
        long seconds = 0;
        boolean any = false;
        while (i + 1 < words.size()) {
            if (role(words.token(i)) == FIRST_NUMBER && number(words.token(i + 1)) > 1) {
                i++; // a few minutes
            }
            int number = number(words.token(i));
            if (role(words.token(i + 1)) == FILLERS && i + 2 < words.size()) {
                i++; // two more minutes
            }
            int unit = i + 1 < words.size() ? role(words.token(i + 1)) : -1;
            if (number < 0 || unit < 0 || unit >= UNITS.length) {
                break;
            }
            seconds = Math.min(LONGEST, seconds + (long) number * UNITS[unit]);
            any = true;
            i += 2;
            boolean plural = i < words.size() && words.token(i) == 1; // hour(s)
            i += plural ? 1 : 0;
            i += i < words.size() && role(words.token(i)) == AND ? 1 : 0;
        }
        return any ? Duration.ofSeconds(seconds) : null;
    }

    private static boolean introduces(int token) {
        return role(token) == FILLERS || role(token) == MOMENTS;
    }

    private static int number(int token) {
        if (Token.isNumber(token)) {
            return Token.value(token);
        }
        int role = role(token);
        return role >= FIRST_NUMBER && role < FILLERS ? role - FIRST_NUMBER + 1 : -1;
    }
}
