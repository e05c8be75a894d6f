package io.github.steadymail.readme;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.sender.MailSenderBuilder;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The README's example, compiled as it stands, with the methods around it that write down what it does. */
final class Example {
    private static final String AROUND = """
            import io.github.steadymail.failure.*;
            import io.github.steadymail.sender.*;
            import io.github.steadymail.transport.Steadymail;
            import jakarta.mail.*;
            import jakarta.mail.internet.*;
            import java.time.Duration;
            import java.util.*;

            public class Shop {
                private final List<String> done;

                public Shop(List<String> done) {
                    this.done = done;
                }

                private void remove(String address) {
                    done.add("remove " + address);
                }

                private void again(MimeMessage message, List<RecipientOutcome> to, Duration delay) {
                    to.forEach(one -> done.add("again " + one.address() + " " + delay));
                }

                private void again(MimeMessage message, Duration delay) {
                    done.add("again all " + delay);
                }

                private void inBatches(MimeMessage message, int size) {
                    done.add("in batches of " + size);
                }

                private void tell(String reason) {
                    done.add("tell " + reason);
                }

                private void note(Optional<String> queueId) {
                    done.add("queued as " + queueId.orElse("?"));
                }

                private void lookUp(Optional<String> messageId) {
                    done.add("look up " + messageId.isPresent());
                }

                public //
            """;

    private final Class<?> shop;

    private Example(Class<?> shop) {
        this.shop = shop;
    }

    static Example compiledIn(Path folder) throws IOException, ClassNotFoundException {
        List<String> code = Readme.blocks("java");
        if (code.size() != 4) {
            throw new IllegalStateException("the README has " + code.size() + " examples: compile each");
        }
        Path source = folder.resolve("Shop.java");
        Files.writeString(source, AROUND + String.join("public ", code) + "}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-Werror",
                "-Xlint:all,-classfile,-processing,-path",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        if (status != 0) {
            throw new IllegalStateException("the README's example does not compile");
        }
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, Example.class.getClassLoader());
        return new Example(loader.loadClass("Shop"));
    }

    void send(List<String> done, MimeMessage message) throws Exception {
        Method send = shop.getMethod("send", MimeMessage.class, int.class);
        call(done, send, message, 1);
    }

    void follow(List<String> done, SmtpFailure failure, MimeMessage message) throws Exception {
        Method follow = shop.getMethod("follow", SmtpFailure.class, MimeMessage.class, int.class);
        call(done, follow, failure, message, 1);
    }

    void sendMany(List<String> done, MailSenderBuilder server, List<MimeMessage> messages) throws Exception {
        call(done, shop.getMethod("sendMany", MailSenderBuilder.class, List.class), server, messages);
    }

    void readAlso(Session session) throws Exception {
        call(List.of(), shop.getMethod("readAlso", Session.class), session);
    }

    private void call(List<String> done, Method method, Object... arguments) throws Exception {
        try {
            method.invoke(shop.getConstructor(List.class).newInstance(done), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
