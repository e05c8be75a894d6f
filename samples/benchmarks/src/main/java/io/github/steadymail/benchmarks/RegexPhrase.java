package io.github.steadymail.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phrase of the rule files as a regular expression.
 *
 * @param pattern what to look for
 * @param inUrls whether to look in the text's URLs
 */
record RegexPhrase(Pattern pattern, boolean inUrls) {
    private static final String URL = "url:";
    private static final Pattern ELEMENT = Pattern.compile("\\.\\.\\.|[()|^$]|(?:(?!\\.\\.\\.)[^()|^$])+");

    static RegexPhrase of(String phrase) {
        boolean inUrls = phrase.startsWith(URL);
        StringBuilder regex = new StringBuilder(phrase.startsWith("^") ? "" : " ");
        Matcher element = ELEMENT.matcher(inUrls ? phrase.substring(URL.length()) : phrase);
        while (element.find()) {
            regex.append(
                    switch (element.group()) {
                        case "..." -> "(?:\\S+ ){0,8}";
                        case "(" -> "(?:";
                        case "^" -> "^ ";
                        case ")", "|", "$" -> element.group();
                        default -> RegexText.fold(element.group());
                    });
        }
        return new RegexPhrase(Pattern.compile(regex.toString()), inUrls);
    }

    boolean standsIn(RegexText text) {
        return pattern.matcher(inUrls ? text.urls() : text.words()).find();
    }
}
