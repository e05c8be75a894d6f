package io.github.steadymail.sender;

import jakarta.mail.Address;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The recipients of an envelope. */
final class Recipients {
    private Recipients() {}

    /** With each group replaced by its members, so that there is one outcome for each. */
    static List<Address> of(List<? extends Address> given) {
        List<Address> all = new ArrayList<>(given.size());
        for (Address address : given) {
            all.addAll(address instanceof InternetAddress internet ? members(internet) : List.of(address));
        }
        return all;
    }

    private static List<Address> members(InternetAddress address) {
        try {
            InternetAddress[] members = address.isGroup() ? address.getGroup(true) : null;
            return members == null ? List.of(address) : List.of(members);
        } catch (AddressException e) {
            return List.of(address); // it is refused as it is
        }
    }

    /** As it stands in an outcome. */
    static String text(Address address) {
        String text = address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
        return Objects.requireNonNullElse(text, "");
    }
}
