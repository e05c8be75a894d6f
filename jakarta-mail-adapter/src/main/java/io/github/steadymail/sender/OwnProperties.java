package io.github.steadymail.sender;

import io.github.steadymail.transport.Steadymail;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The properties that an application may state for a sender: which, and what may stand in this library's own. */
final class OwnProperties {
    private static final String PREFIX = "steadymail.";

    /** What a property may be. */
    private record Values(Pattern pattern, String words) {
        Values(String pattern, String words) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), words);
        }
    }

    private static final Map<String, Values> TAKEN = new TreeMap<>(Map.of(
            Steadymail.CHUNKING, new Values("off|on|eager", "off, on or eager"),
            Steadymail.PIPELINING, new Values("true|false", "true or false"),
            Steadymail.VERDICT_TIMEOUT, new Values("[0-9]{1,9}", "milliseconds, 0 to 999999999")));

    private static final Map<String, String> SAID_OTHERWISE = Map.of(
            Steadymail.CLASSIFIER, "classifier says it",
            Steadymail.DEADLINE, "deadline says it");

    private OwnProperties() {}

    /** Refuses a name that is another's, or that the builder has a better word for. */
    static void checkName(String name) {
        if (!name.startsWith("mail.") && !name.startsWith(PREFIX)) {
            throw new IllegalArgumentException("no property of Jakarta Mail or Steadymail: " + name);
        }
        if (name.equals("mail.smtp.host") || name.equals("mail.host") || name.equals("mail.smtp.port")) {
            throw new IllegalArgumentException(name + " would count for nothing; host and port say it");
        }
    }

    /** Refuses what a sender would not understand, or would pass over. */
    static void check(Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                check(name, properties.getProperty(name));
            }
        }
    }

    private static void check(String name, String value) {
        Values values = TAKEN.get(name);
        if (values == null) {
            String instead = SAID_OTHERWISE.getOrDefault(name, "there are " + String.join(", ", TAKEN.keySet()));
            throw new IllegalArgumentException(name + " = " + value + " would count for nothing; " + instead);
        }
        if (!values.pattern().matcher(value.strip()).matches()) {
            throw new IllegalArgumentException(name + " wants " + values.words() + ", not: " + value);
        }
    }
}
