package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyDetailsTest {
    private static ReplyDetails details(String reply) {
        return SmtpReply.parse(reply).details();
    }

    @ParameterizedTest
    @CsvSource({
        "551 5.1.6 User not local; please try <new@example.org>, new@example.org",
        "551 User not local; please try <new@example.org>, new@example.org",
        "550 5.1.6 moved to <new@example.org>, new@example.org",
        "450 4.1.6 moved to <new@example.org>, new@example.org",
        "251 will forward to <new@example.org>, new@example.org",
        "551 5.1.6 <old@example.com> is now <new@example.org>, new@example.org",
        "551 try <new@example.org> instead of <nobody>, new@example.org",
        "551 try <new@example.org> instead of < a@b>, new@example.org",
        "551 use <new@example.org> and <open, new@example.org",
        "551 try: <n@e>, n@e",
        "551 please try new@example.org,",
        "551 please try <new>,",
        "551 please try <@example.org>,",
        "551 please try <new@>,",
        "551 please try <>,",
        "551 please try > new@example.org <,",
        "551 please try <new user@example.org>,",
        "551 please try <new> user@example.org,",
        "551 please try <a<new@example.org>,",
        "551 5.7.1 <old@example.com>: relaying denied,",
        "550 5.1.6 <old@example.com>: mailbox has moved,",
        "551 <old@example.com> user not local; we do not forward,",
        "551 try <new@example.org>. Questions to <postmaster@example.org>, new@example.org",
        "551 try <mailto:new@example.org>,",
        "550 5.1.1 unknown <old@example.com>,",
        "550 unknown <old@example.com>,",
        "552 5.2.2 full <old@example.com>,",
    })
    void theForwardPathIsReadWhereSomebodyHasMoved(String reply, @Nullable String path) {
        assertThat(details(reply).forwardPath()).isEqualTo(Optional.ofNullable(path));
    }

    @Test
    void theForwardPathMayStandOnAnotherLine() {
        assertThat(details("551-5.1.6 moved to\r\n551 5.1.6 <new@example.org>\r\n")
                        .forwardPath())
                .contains("new@example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "550 see https://example.org/help?id=1&x=2#top ! https://example.org/help?id=1&x=2#top",
                "550 see http://example.org/help. ! http://example.org/help",
                "550 see HTTPS://example.org ! HTTPS://example.org",
                "550 see (https://example.org/a), please ! https://example.org/a",
                "550 see <https://example.org/a>; ! https://example.org/a",
                "550 see 'https://example.org/a': ! https://example.org/a",
                "550 see \"https://example.org/a\" ! https://example.org/a",
                "550 see [https://example.org/a] ! https://example.org/a",
                "550 see ldap://example.org or https://example.org/b ! https://example.org/b",
                "550 see https://example.org/1 and https://example.org/2 ! https://example.org/1",
                "550 ask;https://example.org/x? ! https://example.org/x",
                "550 see xhttp://example.org !",
                "550 see ://example.org !",
                "550 see www.example.org !",
                "550 no !",
            })
    void theFirstLinkIsTheHelp(String reply, @Nullable String url) {
        assertThat(details(reply).helpUrl()).isEqualTo(Optional.ofNullable(url));
    }

    @ParameterizedTest
    @CsvSource({
        "550 192.0.2.1 blocked using zen.spamhaus.org, zen.spamhaus.org",
        "550 192.0.2.1 Blocked Using zen.spamhaus.org; see there, zen.spamhaus.org",
        "550 you are listed in bl.example.net., bl.example.net",
        "550 you are listed by bl.example.net, bl.example.net",
        "550 you are listed at [bl.example.net], bl.example.net",
        "550 you are listed on 0spam.example, 0spam.example",
        "550 rejected using bl_2.example-list.net again, bl_2.example-list.net",
        "550 blocked by policy and listed in bl.example.net, bl.example.net",
        "550 blacklisted by bl.example.net, bl.example.net",
        "550 found in bl.example.net, bl.example.net",
        "550 blocked by 192.0.2.1,",
        "550 blocked by policy,",
        "550 blocked using,",
        "550 blocked using ...,",
        "550 no,",
    })
    void theBlockListIsTheOneThatTheTextNames(String reply, @Nullable String list) {
        assertThat(details(reply).blockList()).isEqualTo(Optional.ofNullable(list));
    }

    @ParameterizedTest
    @CsvSource({
        "250 2.0.0 Ok: queued as 4F9A12B3C, 4F9A12B3C",
        "250 OK id=1rAbCd-000123-4X, 1rAbCd-000123-4X",
        "250 accepted id=4711. bye, 4711",
        "250 2.0.0 Queue ID 12ab34 is yours, 12ab34",
        "250 2.0.0 x9Y8z7 Message accepted for delivery,",
        "250 queued as ok1,",
        "250 queued as nothing,",
        "250 queued as,",
        "250 ok,",
    })
    void theQueueIdIsTheServersName(String reply, @Nullable String id) {
        assertThat(details(reply).queueId()).isEqualTo(Optional.ofNullable(id));
    }

    @Test
    void lettersThatGrowInLowerCaseMoveNothing() {
        String letters = "\u0130".repeat(6);
        assertThat(details("250 " + letters + " queued as ABC123DEF").queueId()).contains("ABC123DEF");
        assertThat(details("550 " + letters + " listed by zen.spamhaus.org").blockList())
                .contains("zen.spamhaus.org");
    }

    @ParameterizedTest
    @CsvSource({
        "552 5.3.4 message exceeds size limit 10240000 bytes, 10240000",
        "552 5.3.4 Message exceeds the LIMIT OF 5000000, 5000000",
        "452 4.5.3 the limit is 100 recipients, 100",
        "452 4.5.3 at most: limit=50, 50",
        "452 4.5.3 a maximum of twenty and a maximum of 20, 20",
        "552 limit is 0, 0",
        "552 limit is 123456789012345678, 123456789012345678",
        "552 limit is 1234567890123456789,",
        "552 limit is 10.5,",
        "552 limit is 10.,10",
        "552 limit is 25 MB,",
        "552 limit is 25mb.,",
        "552 message size 12 exceeds 10240000 bytes, 10240000",
        "552 limit is high,",
        "552 limit is 10 Mbyte,",
        "552 limit is 25-MB,",
        "552 limit is 10 000 000 bytes,",
        "552 limit is 24 hours,",
        "554 spam score 9 exceeds 5 points,",
        "552 size limit,",
        "552 10240000 bytes,",
    })
    void theLimitIsANumber(String reply, @Nullable Long limit) {
        assertThat(details(reply).limit()).isEqualTo(limit == null ? OptionalLong.empty() : OptionalLong.of(limit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "551 ",
                "551 <",
                "551 <@",
                "551 @>",
                "551 ://",
                "551 http://",
                "551 http://.",
                "551 blocked using \u0000",
                "551 queued as \u001b[31m",
                "551 limit is \u0663",
                "551 <\u0001@\u0002>",
                "garbage",
                "",
            })
    void hostileTextHoldsNothing(String reply) {
        ReplyDetails details = details(reply);
        assertThat(details.forwardPath()).isEmpty();
        assertThat(details.helpUrl()).isEmpty();
        assertThat(details.blockList()).isEmpty();
        assertThat(details.queueId()).isEmpty();
        assertThat(details.limit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a", "<a@b ", "http", "://", "https://", "blocked by ", "id=", "limit is ", "<>", "@"})
    void muchOfTheSameIsReadToItsEnd(String piece) {
        ReplyDetails details = details("551 " + piece.repeat(60_000 / piece.length()));
        assertThat(details.forwardPath().map(String::length).orElse(0)).isLessThan(60_001);
        assertThat(details.helpUrl().map(String::length).orElse(0)).isLessThan(60_001);
        assertThat(details.blockList()).isEmpty();
        assertThat(details.queueId()).isEmpty();
        assertThat(details.limit()).isEmpty();
    }
}
