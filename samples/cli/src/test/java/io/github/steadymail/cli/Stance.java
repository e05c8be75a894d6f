package io.github.steadymail.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** An address of the generated dialogues, and how the server stands to it: what it answers, and when. */
enum Stance {
    TAKEN("user"),
    UNKNOWN("nobody"),
    ELSEWHERE("somebody"),
    GREYLISTED("grey", "450 4.2.0 Greylisted, please come back in 60 seconds"),
    NOT_NOW("later", "451 4.3.0 Temporary lookup failure"),
    FULL_NOW("full", "452 4.2.2 Mailbox full"),
    OVER_QUOTA("over", "552 5.2.2 Over quota"),
    BLOCKED("blocked", "550 5.7.1 Blocked by policy"),
    MOVED("moved", "551 5.1.6 User has moved"),
    BAD_SYNTAX("bad", "553 5.1.3 Bad address syntax"),
    REFUSED("refused", "554 5.7.1 Service refused"),
    GOES_AWAY("bye", "421 4.7.0 Closing, come back later"),
    HANGS_UP("never", "521 5.3.2 Takes no mail"),

    ACCEPTED("me"),
    NULL(""),
    BLOCKED_AT_MAIL("mail550", "550 5.7.1 Sender blocked"),
    REFUSED_AT_MAIL("mail554", "554 5.7.1 Sender refused"),
    DEFERRED_AT_MAIL("mail450", "450 4.7.1 Sender deferred"),
    FULL_AT_MAIL("mail452", "452 4.3.1 Insufficient system storage"),
    GOES_AWAY_AT_MAIL("mail421", "421 4.7.0 Too busy for you"),
    REFUSED_AT_DATA("data554", "554 5.7.1 No data from you"),
    DEFERRED_AT_DATA("data450", "450 4.7.1 No data now"),
    GOES_AWAY_AT_DATA("data421", "421 4.3.2 Shutting down"),
    REFUSED_AT_END("end554", "554 5.7.1 Content refused"),
    FULL_AT_END("end552", "552 5.2.2 Over quota"),
    DEFERRED_AT_END("end451", "451 4.7.1 Content deferred"),
    GOES_AWAY_AT_END("end421", "421 4.3.2 Shutting down");

    private static final String SENDERS = "sender.test";

    private final String localPart;
    private final String answer;

    Stance(String localPart) {
        this(localPart, "");
    }

    Stance(String localPart, String answer) {
        this.localPart = localPart;
        this.answer = answer;
    }

    boolean isSender() {
        return compareTo(ACCEPTED) >= 0;
    }

    boolean answers(String code) {
        return answer.startsWith(code);
    }

    /** One of the recipients to whom the server stands so; Postfix looks up what comes before the plus sign. */
    String recipient(int number) {
        return localPart + "+" + number + "@" + (this == ELSEWHERE ? "elsewhere.test" : Postfix.DOMAIN);
    }

    /** The reverse path. */
    String sender() {
        return this == NULL ? "<>" : localPart + "@" + SENDERS;
    }

    /** Parameters with which Postfix stands so, and takes messages up to a size. */
    static Map<String, String> parameters(int largest) {
        return Map.ofEntries(
                Map.entry("message_size_limit", String.valueOf(largest)),
                Map.entry("recipient_delimiter", "+"),
                Map.entry("local_header_rewrite_clients", ""),
                Map.entry("virtual_mailbox_maps", "inline:{user@" + Postfix.DOMAIN + "=" + Postfix.ALL + "/}"),
                Map.entry("transport_maps", "inline:{" + SENDERS + "=discard:}"),
                Map.entry("smtpd_delay_reject", "no"),
                Map.entry("smtpd_error_sleep_time", "0"),
                Map.entry("smtpd_soft_error_limit", "1000"),
                Map.entry("smtpd_hard_error_limit", "1001"),
                Map.entry("smtpd_recipient_limit", "10"),
                Map.entry("smtpd_sender_restrictions", access("sender", stance -> stance.localPart.startsWith("mail"))),
                Map.entry("smtpd_recipient_restrictions", access("recipient", stance -> !stance.isSender())),
                Map.entry("smtpd_data_restrictions", access("sender", stance -> stance.localPart.startsWith("data"))),
                Map.entry(
                        "smtpd_end_of_data_restrictions",
                        access("sender", stance -> stance.localPart.startsWith("end"))),
                Map.entry("header_checks", "regexp:{{/^X-Unwanted:/ REJECT No such headers}}"),
                Map.entry("body_checks", "regexp:{{/^UNWANTED/ REJECT No such words}}"));
    }

    private static String access(String whose, Predicate<Stance> which) {
        return Arrays.stream(values())
                .filter(which.and(stance -> !stance.answer.isEmpty()))
                .map(stance -> "{" + stance.localPart + "@" + (stance.isSender() ? SENDERS : Postfix.DOMAIN) + " = "
                        + stance.answer + "}")
                .collect(Collectors.joining(" ", "check_" + whose + "_access inline:{ ", " }"));
    }
}
