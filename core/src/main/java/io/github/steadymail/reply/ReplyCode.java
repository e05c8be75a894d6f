package io.github.steadymail.reply;

import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An SMTP reply code: any three digits, of which the standardised ones have a name here and a meaning.
 *
 * <p>An unknown code is a value like any other and is judged by its first digit (RFC 5321, section 4.3.2). Immutable
 * and thread-safe.
 *
 * @param value the code as a number, 0 to 999
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, section 4.2</a>
 */
public record ReplyCode(int value) implements Comparable<ReplyCode>, Serializable {
    /** 211: system status, or system help reply. */
    public static final ReplyCode SYSTEM_STATUS = new ReplyCode(211);
    /** 214: help message. */
    public static final ReplyCode HELP_MESSAGE = new ReplyCode(214);
    /** 220: service ready; ready to start TLS. */
    public static final ReplyCode SERVICE_READY = new ReplyCode(220);
    /** 221: service closing the transmission channel. */
    public static final ReplyCode SERVICE_CLOSING = new ReplyCode(221);
    /** 235: authentication succeeded. */
    public static final ReplyCode AUTHENTICATION_SUCCEEDED = new ReplyCode(235);
    /** 250: requested mail action okay, completed. */
    public static final ReplyCode OK = new ReplyCode(250);
    /** 251: user not local; the server will forward. */
    public static final ReplyCode WILL_FORWARD = new ReplyCode(251);
    /** 252: the user cannot be verified, but the message will be accepted. */
    public static final ReplyCode CANNOT_VERIFY = new ReplyCode(252);
    /** 253: pending messages started (ETRN). */
    public static final ReplyCode PENDING_MESSAGES_STARTED = new ReplyCode(253);
    /** 334: the server waits for the next step of AUTH. */
    public static final ReplyCode AUTHENTICATION_CHALLENGE = new ReplyCode(334);
    /** 354: start mail input. */
    public static final ReplyCode START_MAIL_INPUT = new ReplyCode(354);
    /** 355: octet offset of the transaction (CHECKPOINT, experimental). */
    public static final ReplyCode TRANSACTION_OFFSET = new ReplyCode(355);
    /** 421: service not available, closing the transmission channel; may answer any command. */
    public static final ReplyCode SERVICE_NOT_AVAILABLE = new ReplyCode(421);
    /** 422: a password transition is needed (IANA's association; {@link #PASSWORD_TRANSITION_NEEDED} is the standard). */
    public static final ReplyCode PASSWORD_TRANSITION_ASSOCIATED = new ReplyCode(422);
    /** 430: invalid command (IANA's association). */
    public static final ReplyCode INVALID_COMMAND_ASSOCIATED = new ReplyCode(430);
    /** 432: a password transition is needed. */
    public static final ReplyCode PASSWORD_TRANSITION_NEEDED = new ReplyCode(432);
    /** 450: mailbox unavailable for now: busy, or blocked for policy reasons. */
    public static final ReplyCode MAILBOX_BUSY = new ReplyCode(450);
    /** 451: action aborted, local error in processing. */
    public static final ReplyCode LOCAL_ERROR = new ReplyCode(451);
    /** 452: insufficient system storage; too many recipients. */
    public static final ReplyCode INSUFFICIENT_STORAGE = new ReplyCode(452);
    /** 453: no mail (ODMR). */
    public static final ReplyCode NO_MAIL = new ReplyCode(453);
    /** 454: temporary authentication failure; TLS not available for now. */
    public static final ReplyCode TEMPORARY_AUTHENTICATION_FAILURE = new ReplyCode(454);
    /** 455: the server cannot accommodate the parameters for now. */
    public static final ReplyCode PARAMETERS_NOT_ACCOMMODATED = new ReplyCode(455);
    /** 458: unable to queue messages (ETRN). */
    public static final ReplyCode UNABLE_TO_QUEUE = new ReplyCode(458);
    /** 459: node not allowed (ETRN). */
    public static final ReplyCode NODE_NOT_ALLOWED = new ReplyCode(459);
    /** 500: syntax error, command unrecognised. */
    public static final ReplyCode SYNTAX_ERROR = new ReplyCode(500);
    /** 501: syntax error in parameters or arguments. */
    public static final ReplyCode PARAMETER_SYNTAX_ERROR = new ReplyCode(501);
    /** 502: command not implemented. */
    public static final ReplyCode COMMAND_NOT_IMPLEMENTED = new ReplyCode(502);
    /** 503: bad sequence of commands. */
    public static final ReplyCode BAD_SEQUENCE = new ReplyCode(503);
    /** 504: command parameter not implemented. */
    public static final ReplyCode PARAMETER_NOT_IMPLEMENTED = new ReplyCode(504);
    /** 521: the host does not accept mail. */
    public static final ReplyCode HOST_ACCEPTS_NO_MAIL = new ReplyCode(521);
    /** 523: encryption needed (IANA's association). */
    public static final ReplyCode ENCRYPTION_NEEDED = new ReplyCode(523);
    /** 524: encryption required for the mechanism (IANA's older association). */
    public static final ReplyCode ENCRYPTION_REQUIRED_ASSOCIATED = new ReplyCode(524);
    /** 525: user account disabled (IANA's association). */
    public static final ReplyCode ACCOUNT_DISABLED = new ReplyCode(525);
    /** 530: authentication required; STARTTLS required first. */
    public static final ReplyCode AUTHENTICATION_REQUIRED = new ReplyCode(530);
    /** 533: not authorised (IANA's association). */
    public static final ReplyCode NOT_AUTHORIZED = new ReplyCode(533);
    /** 534: the authentication mechanism is too weak. */
    public static final ReplyCode MECHANISM_TOO_WEAK = new ReplyCode(534);
    /** 535: the authentication credentials are invalid. */
    public static final ReplyCode CREDENTIALS_INVALID = new ReplyCode(535);
    /** 538: encryption is required for the requested mechanism. */
    public static final ReplyCode ENCRYPTION_REQUIRED = new ReplyCode(538);
    /** 550: mailbox unavailable: not found, no access, or refused for policy reasons. */
    public static final ReplyCode MAILBOX_UNAVAILABLE = new ReplyCode(550);
    /** 551: user not local; the server names another path. */
    public static final ReplyCode USER_NOT_LOCAL = new ReplyCode(551);
    /** 552: storage allocation exceeded; message too large. */
    public static final ReplyCode STORAGE_EXCEEDED = new ReplyCode(552);
    /** 553: mailbox name not allowed. */
    public static final ReplyCode MAILBOX_NAME_NOT_ALLOWED = new ReplyCode(553);
    /** 554: transaction failed; as a greeting: no SMTP service here. */
    public static final ReplyCode TRANSACTION_FAILED = new ReplyCode(554);
    /** 555: MAIL or RCPT parameters not recognised or not implemented. */
    public static final ReplyCode PARAMETERS_NOT_RECOGNIZED = new ReplyCode(555);
    /** 556: the domain does not accept mail. */
    public static final ReplyCode DOMAIN_ACCEPTS_NO_MAIL = new ReplyCode(556);

    private static final long serialVersionUID = 1L;

    private static final Registry REGISTRY = Registry.load("reply-codes.tsv", 5);

    /**
     * Makes a code of a number.
     *
     * @param value 0 to 999
     * @throws IllegalArgumentException if the value is not between 0 and 999
     */
    public ReplyCode {
        if (value < 0 || value > 999) {
            throw new IllegalArgumentException("not a reply code of three digits: " + value);
        }
    }

    /**
     * Returns the code with this number.
     *
     * @param value 0 to 999
     * @return the code
     * @throws IllegalArgumentException if the value is not between 0 and 999
     */
    public static ReplyCode of(int value) {
        return new ReplyCode(value);
    }

    /**
     * Returns every standardised code, in ascending order.
     *
     * @return the codes that have a meaning
     */
    public static Stream<ReplyCode> standard() {
        return REGISTRY.keys().map(key -> new ReplyCode(Integer.parseInt(key)));
    }

    /**
     * Returns what the first digit says.
     *
     * @return the class, {@link ReplyClass#UNDEFINED} for a first digit other than 2 to 5
     */
    public ReplyClass replyClass() {
        return switch (value / 100) {
            case 2 -> ReplyClass.POSITIVE_COMPLETION;
            case 3 -> ReplyClass.POSITIVE_INTERMEDIATE;
            case 4 -> ReplyClass.TRANSIENT_NEGATIVE;
            case 5 -> ReplyClass.PERMANENT_NEGATIVE;
            default -> ReplyClass.UNDEFINED;
        };
    }

    /**
     * Whether this is a 2yz code.
     *
     * @return true for 200 to 299
     */
    public boolean isPositiveCompletion() {
        return replyClass() == ReplyClass.POSITIVE_COMPLETION;
    }

    /**
     * Whether this is a 3yz code.
     *
     * @return true for 300 to 399
     */
    public boolean isPositiveIntermediate() {
        return replyClass() == ReplyClass.POSITIVE_INTERMEDIATE;
    }

    /**
     * Whether this is a 4yz code.
     *
     * @return true for 400 to 499
     */
    public boolean isTransientNegative() {
        return replyClass() == ReplyClass.TRANSIENT_NEGATIVE;
    }

    /**
     * Whether this is a 5yz code.
     *
     * @return true for 500 to 599
     */
    public boolean isPermanentNegative() {
        return replyClass() == ReplyClass.PERMANENT_NEGATIVE;
    }

    /**
     * Whether this code refuses something, for now or for good.
     *
     * @return true for 400 to 599
     */
    public boolean isNegative() {
        return isTransientNegative() || isPermanentNegative();
    }

    /**
     * Returns the standard's meaning of this code.
     *
     * @return the meaning, empty for a code that is not standardised
     */
    public Optional<String> meaning() {
        return REGISTRY.field(toString(), 1);
    }

    /**
     * Returns the document that defines this code.
     *
     * @return the RFC or registry, empty for a code that is not standardised
     */
    public Optional<String> reference() {
        return REGISTRY.field(toString(), 2);
    }

    @Override
    public int compareTo(ReplyCode other) {
        return Integer.compare(value, other.value);
    }

    /**
     * Returns the three digits.
     *
     * @return the code as it stands on the wire
     */
    @Override
    public String toString() {
        return new String(new char[] {digit(value / 100), digit(value / 10 % 10), digit(value % 10)});
    }

    private static char digit(int number) {
        return (char) ('0' + number);
    }
}
