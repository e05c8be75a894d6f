package io.github.steadymail.transport.functional;

import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.Deviation;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of a scene: what the program caught, what its listeners heard, what the server saw. */
record Played(
        @Nullable Throwable thrown,
        @Nullable Throwable thrownByClose,
        List<String> events,
        List<Deviation> deviations,
        List<Conversation> conversations,
        Optional<String> receipt) {

    /** The nearest of the classes that old programs catch. */
    String caughtAs() {
        if (thrown == null) {
            return "nothing";
        }
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith("jakarta.mail.") || type.getName().startsWith("java.lang.")) {
                return type.getSimpleName();
            }
        }
        return "Object";
    }

    /** The three arrays, where there are any. */
    String arrays() {
        return thrown instanceof SendFailedException failed
                ? "sent " + names(failed.getValidSentAddresses()) + ", unsent "
                        + names(failed.getValidUnsentAddresses()) + ", invalid " + names(failed.getInvalidAddresses())
                : "none";
    }

    /** The chain below the top, as plain Angus Mail has it: its own top class counts as the first link. */
    List<String> chain(boolean withTop) {
        List<String> chain = new ArrayList<>();
        Throwable next = thrown;
        boolean first = true;
        while (next != null && chain.size() < 20) {
            boolean own = next.getClass().getName().startsWith("org.eclipse.angus.");
            if (!first || (withTop && own)) {
                chain.add(next.getClass().getSimpleName());
            }
            first = false;
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return chain;
    }

    static String names(Address @Nullable [] addresses) {
        return addresses == null
                ? "null"
                : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
