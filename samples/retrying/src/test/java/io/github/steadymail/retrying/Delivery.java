package io.github.steadymail.retrying;

import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.SmtpSendException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

final class Delivery {
    private final Session session;
    private final MimeMessage message;
    private final List<RecipientOutcome> rejected = new ArrayList<>();
    private List<InternetAddress> to;

    /** Of a message that has its Message-ID: call saveChanges() once, before. */
    Delivery(Session session, MimeMessage message, List<InternetAddress> to) {
        this.session = session;
        this.message = message;
        this.to = List.copyOf(to);
    }

    /** One attempt, to those who have neither got it nor refused it for good. */
    synchronized void attempt() throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, to.toArray(InternetAddress[]::new)); // not Transport.send
        } catch (SmtpSendException e) {
            rejected.addAll(e.rejected());
            if (e.retryAdvice().action() == RetryAction.REMAINING) {
                List<InternetAddress> remaining = new ArrayList<>();
                for (RecipientOutcome one : e.remaining()) {
                    remaining.add(new InternetAddress(one.address()));
                }
                to = remaining;
            }
            throw e;
        }
    }

    /** For SPLIT: the same to a part of the recipients each, to be retried each on its own. */
    synchronized List<Delivery> split(int batchSize) {
        int size = Math.min(batchSize, (to.size() + 1) / 2); // smaller, where no limit is known
        List<Delivery> parts = new ArrayList<>();
        for (int from = 0; from < to.size(); from += size) {
            parts.add(new Delivery(session, message, to.subList(from, Math.min(from + size, to.size()))));
        }
        return parts;
    }

    /** Who refused it for good in any attempt: a retry that succeeds says nothing of them. */
    synchronized List<RecipientOutcome> rejected() {
        return List.copyOf(rejected);
    }
}
