package io.github.steadymail.failure;

import io.github.steadymail.reply.EnhancedStatusCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Each concrete exception, with its verdict: one class, one verdict. */
enum FailureType {
    MAILBOX_UNAVAILABLE(MailboxUnavailableException.class, MailboxUnavailableException::new, RetryAction.NEVER),
    MAILBOX_FULL(MailboxFullException.class, MailboxFullException::new, RetryAction.NEVER),
    RECIPIENT_REFUSED(RecipientRefusedException.class, RecipientRefusedException::new, RetryAction.NEVER),
    SENDER_REJECTED(SenderRejectedException.class, SenderRejectedException::new, RetryAction.NEVER),
    POLICY_REJECTED(PolicyRejectedException.class, PolicyRejectedException::new, RetryAction.NEVER),
    CONTENT_REJECTED(ContentRejectedException.class, ContentRejectedException::new, RetryAction.NEVER),
    MESSAGE_TOO_LARGE(MessageTooLargeException.class, MessageTooLargeException::new, RetryAction.NEVER),
    SECURITY_REQUIRED(SecurityRequiredException.class, SecurityRequiredException::new, RetryAction.NEVER),
    COMMAND_REJECTED(CommandRejectedException.class, CommandRejectedException::new, RetryAction.NEVER),
    INVALID_MESSAGE(InvalidMessageException.class, InvalidMessageException::new, RetryAction.NEVER),
    TRANSACTION_FAILED(TransactionFailedException.class, TransactionFailedException::new, RetryAction.NEVER),
    MAILBOX_BUSY(MailboxBusyException.class, MailboxBusyException::new, RetryAction.LATER),
    GREYLISTED(GreylistedException.class, GreylistedException::new, RetryAction.LATER),
    RATE_LIMITED(RateLimitedException.class, RateLimitedException::new, RetryAction.LATER),
    SERVICE_UNAVAILABLE(ServiceUnavailableException.class, ServiceUnavailableException::new, RetryAction.LATER),
    DEFERRED(DeferredException.class, DeferredException::new, RetryAction.LATER),
    TOO_MANY_RECIPIENTS(TooManyRecipientsException.class, TooManyRecipientsException::new, RetryAction.SPLIT),
    RECIPIENTS_REJECTED(RecipientsRejectedException.class, RecipientsRejectedException::new, RetryAction.REMAINING),
    PARTIAL_DELIVERY(PartialDeliveryException.class, PartialDeliveryException::new, RetryAction.REMAINING),
    OUTCOME_UNKNOWN(OutcomeUnknownException.class, OutcomeUnknownException::new, RetryAction.VERIFY),
    CREDENTIALS_REJECTED(CredentialsRejectedException.class, CredentialsRejectedException::new, RetryAction.NEVER),
    AUTHENTICATION_REFUSED(
            AuthenticationRefusedException.class, AuthenticationRefusedException::new, RetryAction.NEVER),
    AUTHENTICATION_UNAVAILABLE(
            AuthenticationUnavailableException.class, AuthenticationUnavailableException::new, RetryAction.LATER),
    HOST_UNAVAILABLE(HostUnavailableException.class, HostUnavailableException::new, RetryAction.LATER),
    CONNECTION_REJECTED(ConnectionRejectedException.class, ConnectionRejectedException::new, RetryAction.NEVER),
    TLS_FAILED(TlsFailedException.class, TlsFailedException::new, RetryAction.NEVER),
    TRANSMISSION(TransmissionException.class, TransmissionException::new, RetryAction.RECONNECT);

    private final Class<? extends SmtpFailure> exceptionClass;

    private final Function<FailureReport, ? extends SmtpFailure> constructor;

    private final RetryAction action;

    <T extends SmtpFailure> FailureType(
            Class<T> exceptionClass, Function<FailureReport, T> constructor, RetryAction action) {
        this.exceptionClass = exceptionClass;
        this.constructor = constructor;
        this.action = action;
    }

    /** The type for one reason, met in a phase; the phase is null where it is not known. */
    static FailureType of(FailureKind kind, boolean permanent, @Nullable SmtpPhase phase, @Nullable SmtpReply reply) {
        if (phase == null || isOurOwn(kind)) {
            return kind.type(permanent);
        }
        if (phase.isSetup()) {
            return inSetup(kind, permanent, phase);
        }
        if (phase == SmtpPhase.AUTH) {
            return inAuth(kind, permanent, reply);
        }
        boolean ofSender = phase == SmtpPhase.MAIL && kind == FailureKind.ADDRESS_INVALID && permanent;
        return ofSender ? SENDER_REJECTED : kind.type(permanent);
    }

    /** Whether it is ours to say, and never a reply's. */
    static boolean isOurOwn(FailureKind kind) {
        return switch (kind) {
            case CONTENT_UNREADABLE,
                    ENVELOPE_INVALID,
                    DEADLINE_EXCEEDED,
                    CANCELLED,
                    NO_CONNECTION,
                    QUEUE_FULL,
                    LOGIN_SUSPENDED,
                    SENDER_CLOSED,
                    OUTCOME_UNKNOWN -> true;
            default -> false;
        };
    }

    private static FailureType inSetup(FailureKind kind, boolean permanent, SmtpPhase phase) {
        if (!permanent || kind == FailureKind.NETWORK_FAILED || kind == FailureKind.RATE_LIMITED) {
            return HOST_UNAVAILABLE;
        }
        boolean tls = kind == FailureKind.ENCRYPTION_REQUIRED || phase == SmtpPhase.STARTTLS;
        return tls ? TLS_FAILED : CONNECTION_REJECTED;
    }

    private static FailureType inAuth(FailureKind kind, boolean permanent, @Nullable SmtpReply reply) {
        int code = reply == null ? 0 : reply.code().value();
        String enhanced = reply == null
                ? ""
                : reply.enhanced().map(EnhancedStatusCode::registryKey).orElse("");
        if (kind == FailureKind.NETWORK_FAILED || kind == FailureKind.RATE_LIMITED) {
            return AUTHENTICATION_UNAVAILABLE;
        }
        if (!permanent) {
            boolean transition = code == 432 || enhanced.equals("X.7.12");
            return transition ? AUTHENTICATION_REFUSED : AUTHENTICATION_UNAVAILABLE;
        }
        return switch (enhanced) {
            case "X.7.8", "X.7.13" -> CREDENTIALS_REJECTED;
            case "X.7.9", "X.7.10", "X.7.11" -> AUTHENTICATION_REFUSED;
            default -> code == 535 || code == 525 ? CREDENTIALS_REJECTED : AUTHENTICATION_REFUSED;
        };
    }

    static FailureType of(SmtpFailure failure) {
        return Arrays.stream(values())
                .filter(type -> type.exceptionClass.isInstance(failure))
                .findFirst()
                .orElseThrow();
    }

    Class<? extends SmtpFailure> exceptionClass() {
        return exceptionClass;
    }

    SmtpFailure make(FailureReport report) {
        return constructor.apply(report);
    }

    /** What this class says about the recipients that failed. */
    RetryAction action() {
        return action;
    }

    /** Whether the verdict is never to repeat it unchanged. */
    boolean isPermanent() {
        return action == RetryAction.NEVER;
    }
}
