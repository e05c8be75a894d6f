package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * A server that answers a group in several writes, without {@code TCP_NODELAY}, holds the second back until the first is
 * acknowledged: where the system can, that is done before the second is waited for.
 */
class AcknowledgementTest {
    private static final String QUICK = "TCP_QUICKACK";
    private static final String GROUPS = """
            S: 220 mail.example.test ESMTP
            C: EHLO client.example.test
            S: 250-mail.example.test
            S: 250 PIPELINING
            C: MAIL FROM:<sender@example.test>
            C: RCPT TO:<alice@example.test>
            C: DATA
            S: 250 ok
            S: 250 ok
            S: 354 go
            D: *
            """ + Talk.DONE + Talk.QUIT;

    /** A socket that notes the options it is given, and reads as much at a time as it is told. */
    private static final class Watched extends Socket {
        private final int most;
        private final List<String> options = new ArrayList<>();

        Watched(int port, int most) throws IOException {
            super(InetAddress.getLoopbackAddress(), port);
            this.most = most;
        }

        @Override
        public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
            options.add(name.name());
            return super.setOption(name, value);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] octets, int offset, int length) throws IOException {
                    return super.read(octets, offset, Math.min(length, most));
                }
            };
        }
    }

    private static List<String> optionsOf(String talk, int most, boolean pipelining) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(talk);
                Watched socket = new Watched(server.port(), most)) {
            assumeThat(socket.supportedOptions()).extracting(SocketOption::name).contains(QUICK);
            Properties properties = Client.properties(server.port());
            properties.setProperty("steadymail.pipelining", String.valueOf(pipelining));
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                transport.connect(socket);
                socket.options.clear();
                transport.sendMessage(Client.message("Please pay."), Client.ALICE);
                List<String> options = List.copyOf(socket.options);
                assertThat(transport.receipt()).isPresent();
                return options;
            }
        }
    }

    @Test
    void whatCameInPartIsAcknowledgedBeforeTheRestIsWaitedFor() throws Exception {
        assertThat(optionsOf(GROUPS, 7, true)).isNotEmpty().containsOnly(QUICK);
    }

    @Test
    void oneReplyAtATimeNeedsNothing() throws Exception {
        assertThat(optionsOf(Talk.ORDINARY, 4096, false)).isEmpty();
    }
}
