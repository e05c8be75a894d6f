package io.github.steadymail.benchmarks;

import io.github.steadymail.reply.SmtpReply;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply's text made ready for regular expressions, so that their patterns can be plain: each word folded, with a space
 * on both sides.
 *
 * @param words the words of the text, without those of URLs and of addresses
 * @param urls the words of its URLs
 */
record RegexText(String words, String urls) {
    private static final Pattern CODES = Pattern.compile("^(?:[245]\\.\\d{1,3}\\.\\d{1,3}|\\d{3})(?=[ -]|$)");
    private static final Pattern URL = Pattern.compile("[^\\s<>()\\[\\]{}\",;|]+://[^\\s<>()\\[\\]{}\",;|]+");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\]{}\",;|]+@[^\\s<>()\\[\\]{}\",;|]+|(?<![\\w.])\\d+(?:\\.\\d+){3}(?!\\w)");
    private static final Pattern LEFT_OUT = Pattern.compile("[\\p{M}'`\u2019\u00B4]");
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}&&[^\u2E80-\uFFFF]][\\p{L}\\p{N}&&[^\u2E80-\uFFFF]]*|\\p{N}+|\\p{L}");

    static RegexText of(SmtpReply reply) {
        StringBuilder text = new StringBuilder();
        StringBuilder urls = new StringBuilder();
        for (String line : reply.lines()) {
            text.append(CODES.matcher(line).replaceFirst("")).append(' ');
        }
        Matcher url = URL.matcher(text);
        while (url.find()) {
            urls.append(url.group()).append(' ');
        }
        String withoutUrls = url.replaceAll(" ");
        return new RegexText(" " + fold(ADDRESS.matcher(withoutUrls).replaceAll(" ")), " " + fold(urls.toString()));
    }

    /** The words, folded, each with a space behind it. */
    static String fold(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder();
        Matcher word = WORD.matcher(LEFT_OUT.matcher(lower).replaceAll(""));
        while (word.find()) {
            folded.append(word.group()).append(' ');
        }
        return folded.toString();
    }
}
