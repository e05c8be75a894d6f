package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import jakarta.mail.event.ConnectionAdapter;
import jakarta.mail.event.TransportAdapter;
import jakarta.mail.event.TransportEvent;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A send that the server accepted never throws, and a failure stays what it is. */
class ListenerTest {
    private static final Executor REJECTING = task -> {
        throw new RejectedExecutionException("shut down");
    };

    private static SteadymailTransport connected(ScriptedServer server) throws Exception {
        Properties properties = Client.properties(server.port());
        properties.put("mail.event.executor", REJECTING);
        SteadymailTransport transport = Client.transport(Session.getInstance(properties));
        transport.connect();
        transport.addTransportListener(new TransportAdapter() {
            @Override
            public void messageDelivered(TransportEvent event) {
                throw new IllegalStateException("a listener of the application");
            }
        });
        return transport;
    }

    @Test
    void anExecutorThatTakesNoEventsDoesNotMakeAnAcceptedMessageFail() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.ORDINARY);
                SteadymailTransport transport = connected(server)) {
            transport.sendMessage(Client.message("x"), Client.ALICE);
            assertThat(transport.receipt()).isPresent();
        }
    }

    @Test
    void anExecutorThatTakesNoEventsDoesNotHideAFailure() throws Exception {
        String talk = Talk.HELLO + Talk.ENVELOPE.replace("S: 250 2.1.5 ok", "S: 550 5.1.1 no") + "C: RSET\nS: 250 ok\n"
                + Talk.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                SteadymailTransport transport = connected(server)) {
            Assertions.assertThatExceptionOfType(MailboxUnavailableException.class)
                    .isThrownBy(() -> transport.sendMessage(Client.message("x"), Client.ALICE));
            assertThat(transport.receipt()).isEmpty();
        }
    }

    @Test
    void anExecutorThatTakesNoEventsDoesNotMakeClosingFail() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.ORDINARY);
                SteadymailTransport transport = connected(server)) {
            transport.addConnectionListener(new ConnectionAdapter() {});
            transport.sendMessage(Client.message("x"), Client.ALICE);
            assertThatCode(transport::close).doesNotThrowAnyException();
        }
    }

    @Test
    void anErrorOfAnExecutorDoesNotMakeAnAcceptedMessageFail() throws Exception {
        Properties properties = new Properties();
        try (ScriptedServer server = ScriptedServer.play(Talk.ORDINARY)) {
            properties.putAll(Client.properties(server.port()));
            properties.put("mail.event.executor", (Executor) task -> {
                throw new NoClassDefFoundError("of the application");
            });
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                transport.addConnectionListener(new ConnectionAdapter() {});
                transport.addTransportListener(new TransportAdapter() {});
                transport.connect();
                transport.sendMessage(Client.message("x"), Client.ALICE);
                assertThat(transport.receipt()).isPresent();
            }
        }
    }
}
