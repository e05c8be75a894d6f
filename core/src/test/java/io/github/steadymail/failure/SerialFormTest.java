package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the serial form: what a release writes, every later release reads.
 *
 * <p>The octets of each release stay in a folder of their own, {@code serial/VERSION}. A release that changes what it
 * writes adds its folder with {@code -Dsteadymail.serial.write=VERSION}, and leaves the older ones alone.
 */
class SerialFormTest {
    private static final String[] RELEASES = {"0.1.0"};

    @TestFactory
    Stream<DynamicTest> whatReleasesWroteIsStillRead() {
        return Stream.of(RELEASES)
                .flatMap(release -> Stream.of(FailureType.values())
                        .map(type -> DynamicTest.dynamicTest(release + " " + type, () -> reads(release, type))));
    }

    private static void reads(String release, FailureType type) throws IOException, ClassNotFoundException {
        SmtpFailure now = failure(type);
        write(type, now);
        SmtpFailure kept = (SmtpFailure) deserialised(kept(release, type));
        assertThat(withoutStack(Failures.inFull(kept))).isEqualTo(withoutStack(Failures.inFull(now)));
    }

    private static SmtpFailure failure(FailureType type) {
        return Failures.of(type, new ConnectException("Connection refused"));
    }

    /** The line of the test that made it changes with the test. */
    private static String withoutStack(String text) {
        return text.substring(0, text.lastIndexOf("\nat "));
    }

    private static byte[] kept(String release, FailureType type) throws IOException {
        String name = "serial/" + release + "/" + type + ".base64";
        try (InputStream in = Objects.requireNonNull(SerialFormTest.class.getResourceAsStream(name), name)) {
            return Base64.getMimeDecoder().decode(in.readAllBytes());
        }
    }

    private static void write(FailureType type, SmtpFailure failure) throws IOException {
        String release = System.getProperty("steadymail.serial.write");
        if (release != null) {
            Path folder = Path.of("src/test/resources/io/github/steadymail/failure/serial", release);
            Files.createDirectories(folder);
            Files.write(
                    folder.resolve(type + ".base64"), Base64.getMimeEncoder().encode(serialised(failure)));
        }
    }

    static byte[] serialised(Object object) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(object);
        }
        return octets.toByteArray();
    }

    static Object deserialised(byte[] octets) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets))) {
            return in.readObject();
        }
    }

    @Test
    void aConstantThatThisReleaseDoesNotKnowIsReadAsUnknown() throws IOException, ClassNotFoundException {
        byte[] octets = serialised(failure(FailureType.MAILBOX_UNAVAILABLE));
        String text = new String(octets, StandardCharsets.ISO_8859_1).replace("MAILBOX_NOT_FOUND", "MAILBOX_NOT_FOUN_");
        SmtpFailure read = (SmtpFailure) deserialised(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read).isInstanceOf(MailboxUnavailableException.class);
        assertThat(read.kind()).isEqualTo(FailureKind.UNKNOWN);
    }

    @Test
    void everySerialVersionIsFixed() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.steadymail");
        long checked = classes.stream()
                .filter(type -> type.isAssignableTo(Serializable.class) && !type.isInterface() && !type.isEnum())
                .peek(type -> assertThat(
                                ObjectStreamClass.lookup(type.reflect()).getSerialVersionUID())
                        .as(type.getName())
                        .isEqualTo(1L))
                .count();
        assertThat(checked).isGreaterThan(30);
    }
}
