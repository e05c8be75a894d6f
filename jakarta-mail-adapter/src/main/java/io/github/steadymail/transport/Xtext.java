package io.github.steadymail.transport;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The xtext form of a parameter's value (RFC 3461, section 4). */
final class Xtext {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Xtext() {}

    /** The parameter with a space in front; nothing if the value has no such form, as a submitter is but a hint. */
    static String parameter(String name, String value, boolean utf8) {
        StringBuilder text = new StringBuilder(" ").append(name).append('=');
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            int c = octet & 0xFF;
            if (c >= 128 && !utf8) {
                return "";
            }
            if (c < '!' || c > '~' || c == '+' || c == '=') {
                text.append('+').append(HEX.toHexDigits((byte) c));
            } else {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
