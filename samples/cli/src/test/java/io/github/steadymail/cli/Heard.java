package io.github.steadymail.cli;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a program heard of one message.
 *
 * @param thrown what it caught; null for nothing
 */
record Heard(@Nullable MessagingException thrown) {

    /** The nearest of the classes that old programs catch. */
    String caughtAs() {
        Class<?> type = thrown == null ? null : thrown.getClass();
        while (type != null && !type.getName().startsWith("jakarta.mail.")) {
            type = type.getSuperclass();
        }
        return type == null ? "nothing" : type.getSimpleName();
    }

    /** The three arrays, where there are any. */
    String arrays() {
        return thrown instanceof SendFailedException failed
                ? "sent " + names(failed.getValidSentAddresses()) + ", unsent "
                        + names(failed.getValidUnsentAddresses()) + ", invalid " + names(failed.getInvalidAddresses())
                : "none";
    }

    private static String names(Address @Nullable [] addresses) {
        return Arrays.toString(addresses);
    }

    /** The chain below our own top class, which plain Angus Mail has not got: its top is the first link. */
    List<String> chain() {
        List<String> chain = new ArrayList<>();
        for (Exception next = thrown; next != null && chain.size() < 20; next = below(next)) {
            if (!(next instanceof SmtpFailure)
                    && (next != thrown || next.getClass().getName().startsWith("org.eclipse.angus."))) {
                chain.add(next.getClass().getSimpleName());
            }
        }
        return chain;
    }

    /** All that an old program sees of it; the arrays only where there are some in the other as well. */
    String form(Heard other) {
        boolean bothHaveArrays = !arrays().equals("none") && !other.arrays().equals("none");
        return caughtAs() + " " + (bothHaveArrays ? arrays() : "") + " " + chain();
    }

    /** The code that Angus Mail's own exception has; 0 for none. */
    int code() {
        return thrown instanceof SMTPSendFailedException failed ? failed.getReturnCode() : 0;
    }

    private static @Nullable Exception below(Exception link) {
        return link instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** Our verdict: its type, what became of whom, and whether the connection can go on. */
    String verdict() {
        return thrown instanceof SmtpFailure failure
                ? failure.getClass().getSimpleName() + " " + failure.kind() + " "
                        + (failure.connectionUsable() ? "usable " : "closed ")
                        + failure.recipients().stream()
                                .map(each -> each.address() + " " + each.disposition() + " " + each.kind())
                                .toList()
                : "accepted";
    }

    /** Who has it, by what we say. */
    List<String> accepted(List<String> all) {
        return thrown instanceof SmtpFailure failure
                ? failure.recipients().stream()
                        .filter(each -> each.disposition() == Disposition.ACCEPTED)
                        .map(RecipientOutcome::address)
                        .toList()
                : all;
    }
}
