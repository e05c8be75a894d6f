package io.github.steadymail.failure;

import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies addresses into classes that every reader of the serial form has. */
final class NeutralAddresses {
    private NeutralAddresses() {}

    static Address @Nullable [] of(Address @Nullable [] addresses) {
        return addresses == null
                ? null
                : Arrays.stream(addresses)
                        .filter(Objects::nonNull)
                        .map(NeutralAddresses::of)
                        .toArray(Address[]::new);
    }

    private static Address of(Address address) {
        if (address.getClass() == InternetAddress.class) {
            return address;
        }
        return address instanceof InternetAddress internet && "rfc822".equals(address.getType())
                ? plain(internet)
                : new PlainAddress(address.getType(), address.toString());
    }

    private static InternetAddress plain(InternetAddress address) {
        InternetAddress plain = new InternetAddress();
        plain.setAddress(address.getAddress());
        try {
            plain.setPersonal(address.getPersonal());
        } catch (UnsupportedEncodingException e) {
            return plain; // a name that cannot be written is left out, the address stays
        }
        return plain;
    }

    /** An address of a foreign class, by its type and text. */
    private static final class PlainAddress extends Address {
        private static final long serialVersionUID = 1L;

        private final String type;
        private final String text;

        PlainAddress(String type, String text) {
            this.type = type;
            this.text = text;
        }

        @Override
        public String getType() {
            return type;
        }

        @Override
        public String toString() {
            return text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PlainAddress that && type.equals(that.type) && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}
