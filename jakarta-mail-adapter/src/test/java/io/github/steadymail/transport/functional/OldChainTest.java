package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;

/** Angus Mail's own chain is made when somebody asks for it, and tells what it told at once before. */
class OldChainTest {
    private static final Address[] BOTH = {Client.ALICE[0], Client.address("bob@example.test")};
    private static final String NO = "S: 550 5.1.1 no such user\n";

    private static SendFailedException refusedInPart() throws Exception {
        String talk = Talk.HELLO + Talk.ENVELOPE + "C: RCPT TO:<bob@example.test>\n" + NO + Talk.DATA + Talk.DONE;
        try (ScriptedServer server = ScriptedServer.play(talk + Talk.QUIT);
                SteadymailTransport transport = partly(server)) {
            transport.connect();
            return Objects.requireNonNull(catchThrowableOfType(
                    SendFailedException.class, () -> transport.sendMessage(Client.message("x"), BOTH)));
        }
    }

    private static SteadymailTransport partly(ScriptedServer server) throws MessagingException {
        Properties properties = Client.properties(server.port());
        properties.setProperty("mail.smtp.sendpartial", "true");
        return Client.transport(Session.getInstance(properties));
    }

    private static List<Exception> chain(MessagingException failure) {
        return Stream.<Exception>iterate(
                        failure.getNextException(),
                        Objects::nonNull,
                        each -> ((MessagingException) each).getNextException())
                .toList();
    }

    @Test
    void aRefusedRecipientStandsInTheChain() throws Exception {
        List<Exception> chain = chain(refusedInPart());
        assertThat(chain).hasSize(2);
        SMTPSendFailedException sent = (SMTPSendFailedException) chain.get(0);
        assertThat(sent.getReturnCode()).isEqualTo(250);
        assertThat(sent.getCommand()).isEqualTo(".");
        assertThat(sent.getValidSentAddresses()).containsExactly(Client.ALICE);
        SMTPAddressFailedException bob = (SMTPAddressFailedException) chain.get(1);
        assertThat(bob.getAddress()).isEqualTo(BOTH[1]);
        assertThat(bob).hasMessage("550 5.1.1 no such user\n");
    }

    @Test
    void theChainIsMadeOnceAndWithTheTraceOfTheFailure() throws Exception {
        SendFailedException failure = refusedInPart();
        StackTraceElement[] own = failure.getStackTrace();
        assertThat(own).extracting(StackTraceElement::getMethodName).contains("sendMessage");
        List<Exception> chain = new ArrayList<>(chain(failure));
        assertThat(chain).allSatisfy(each -> assertThat(each.getStackTrace()).isEqualTo(own));
        assertThat(chain(failure))
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .isEqualTo(chain);
        assertThat(failure.getCause()).isSameAs(failure.getNextException());
    }

    @Test
    void theFailureIsPrintedWithItsChain() throws Exception {
        String printed = refusedInPart().toString();
        assertThat(printed)
                .contains("nested exception is:\n\t" + SMTPSendFailedException.class.getName() + ": 250 2.0.0 queued")
                .contains("nested exception is:\n\t" + SMTPAddressFailedException.class.getName() + ": 550 5.1.1");
    }

    @Test
    void whatTheNextMessageMeetsDoesNotChangeIt() throws Exception {
        String first =
                "C: MAIL *\nS: 250 ok\nC: RCPT *\n" + NO + "C: RCPT *\nS: 550 5.1.1 nor him\nC: RSET\nS: 250 ok\n";
        String second = "C: MAIL *\nS: 550 5.7.1 go away\nC: RSET\nS: 250 ok\n";
        try (ScriptedServer server = ScriptedServer.play(Talk.HELLO + first + second + Talk.QUIT);
                SteadymailTransport transport = Client.transport(server.port())) {
            transport.connect();
            SendFailedException before = catchThrowableOfType(
                    SendFailedException.class, () -> transport.sendMessage(Client.message("x"), BOTH));
            assertThatExceptionOfType(SendFailedException.class)
                    .isThrownBy(() -> transport.sendMessage(Client.message("y"), Client.ALICE));
            assertThat(chain(before))
                    .extracting(Throwable::getMessage)
                    .containsExactly("550 5.1.1 no such user\n", "550 5.1.1 nor him\n");
        }
    }
}
