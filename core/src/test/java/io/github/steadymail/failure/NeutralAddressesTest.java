package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NeutralAddressesTest {
    /** An address that no reader of the serial form knows. */
    private static class ForeignAddress extends InternetAddress {
        private static final long serialVersionUID = 1L;

        private final String type;
        private final String text;

        ForeignAddress(String type, String text) {
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
    }

    @Test
    void noAddressesStayNoAddresses() {
        assertThat(NeutralAddresses.of(null)).isNull();
        assertThat(NeutralAddresses.of(new Address[0])).isEmpty();
    }

    @Test
    void anInternetAddressStaysTheSame() {
        Address[] addresses = Failures.addresses("alice@example.test", "bob@example.test");
        assertThat(NeutralAddresses.of(addresses)).containsExactly(addresses);
    }

    @Test
    void anInternetAddressOfAForeignClassIsAPlainOne() {
        InternetAddress foreign = new InternetAddress() {};
        foreign.setAddress("alice@example.test");
        Address neutral = Objects.requireNonNull(NeutralAddresses.of(new Address[] {foreign}))[0];
        assertThat(neutral.getClass()).isEqualTo(InternetAddress.class);
        assertThat(neutral).hasToString("alice@example.test");
    }

    @Test
    void aForeignAddressIsItsTypeAndText() {
        Address neutral = neutral("fax", "+1 555 0100");
        assertThat(neutral.getClass().getName()).startsWith("io.github.steadymail.failure.NeutralAddresses");
        assertThat(neutral.getType()).isEqualTo("fax");
        assertThat(neutral).hasToString("+1 555 0100");
        assertThat(neutral)
                .isEqualTo(neutral("fax", "+1 555 0100"))
                .hasSameHashCodeAs(neutral("fax", "+1 555 0100"))
                .isNotEqualTo(neutral("fax", "+1 555 0101"))
                .isNotEqualTo(neutral("news", "+1 555 0100"))
                .isNotEqualTo(new InternetAddress());
        assertThat(neutral.hashCode())
                .isNotEqualTo(neutral("fax", "+1 555 0101").hashCode());
    }

    private static Address neutral(String type, String text) {
        Address[] foreign = {new ForeignAddress(type, text)};
        return Objects.requireNonNull(NeutralAddresses.of(foreign))[0];
    }
}
