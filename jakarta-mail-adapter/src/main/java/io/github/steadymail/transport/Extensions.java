package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpReply;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service extensions that the server offered in its reply to EHLO (RFC 5321, section 4.1.1.1). */
final class Extensions {
    static final Extensions NONE = new Extensions(Map.of());

    private final Map<String, String> parameters;

    private Extensions(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static Extensions offeredIn(SmtpReply ehlo) {
        Map<String, String> parameters = new HashMap<>();
        List<String> lines = ehlo.lines();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            int space = line.indexOf(' ');
            String keyword = space > 0 ? line.substring(0, space) : line;
            if (!keyword.isEmpty()) {
                parameters.put(keyword.toUpperCase(Locale.ENGLISH), space > 0 ? line.substring(space + 1) : "");
            }
        }
        return new Extensions(parameters);
    }

    boolean has(String keyword) {
        return parameter(keyword) != null;
    }

    /** What stands behind the keyword, empty if nothing does; null if the extension is not offered. */
    @Nullable
    String parameter(String keyword) {
        return parameters.get(keyword.toUpperCase(Locale.ENGLISH));
    }

    /** The SASL mechanisms, in the server's order. */
    String[] mechanisms() {
        String offered = parameter("AUTH");
        return offered == null || offered.isBlank()
                ? new String[0]
                : offered.strip().split("\\s+");
    }

    boolean hasMechanism(String mechanism) {
        for (String each : mechanisms()) {
            if (each.equalsIgnoreCase(mechanism)) {
                return true;
            }
        }
        return mechanism.equalsIgnoreCase("LOGIN") && has("AUTH=LOGIN");
    }
}
