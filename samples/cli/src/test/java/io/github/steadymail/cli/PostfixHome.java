package io.github.steadymail.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A temporary directory with everything that one Postfix needs. */
final class PostfixHome {
    /** Debian's nobody and nogroup, which have the same number. */
    private static final String MAILBOX_OWNER = "nobody";

    private static final int MAILBOX_UID = 65_534;

    private final Path directory;

    private PostfixHome(Path directory) {
        this.directory = directory;
    }

    /** Makes the directory; a short name, for Postfix has sockets below it. */
    static PostfixHome make(int port, Map<String, String> overrides) throws IOException {
        PostfixHome home = new PostfixHome(Files.createTempDirectory(
                Path.of("/tmp"),
                "pf",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))));
        boolean done = false;
        try {
            home.configure(port, overrides);
            done = true;
            return home;
        } finally {
            if (!done) {
                home.remove();
            }
        }
    }

    /** Has {@code postfix} do something with the server that this directory configures. */
    void control(String verb) {
        Command.succeed("postfix", "-c", directory.resolve("etc").toString(), verb);
    }

    /** What {@code postqueue} knows of, a line a message. */
    String queued() {
        return Command.succeed("postqueue", "-c", directory.resolve("etc").toString(), "-j");
    }

    Path directory() {
        return directory;
    }

    Path trustStore() {
        return directory.resolve("etc/trust.p12");
    }

    Path mailbox(String user) {
        return directory.resolve("mail").resolve(user);
    }

    Path log() {
        return directory.resolve("mail.log");
    }

    private void configure(int port, Map<String, String> overrides) throws IOException {
        for (String name : List.of("etc", "etc/sasl", "queue", "data", "mail")) {
            Files.createDirectory(directory.resolve(name));
        }
        own(directory.resolve("data"), "postfix");
        makeMailboxes();
        makeCertificate();
        makeLogin();
        Files.writeString(directory.resolve("etc/main.cf"), lines(mainCf(overrides)));
        Files.writeString(directory.resolve("etc/master.cf"), masterCf(port));
    }

    private void makeMailboxes() throws IOException {
        own(directory.resolve("mail"), MAILBOX_OWNER);
        for (String user : Postfix.USERS) {
            own(Files.createDirectory(mailbox(user)), MAILBOX_OWNER);
            for (String part : List.of("cur", "new", "tmp")) {
                own(Files.createDirectory(mailbox(user).resolve(part)), MAILBOX_OWNER);
            }
        }
    }

    private void makeCertificate() {
        String key = directory.resolve("etc/key.pem").toString();
        String certificate = directory.resolve("etc/certificate.pem").toString();
        Command.succeed(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                key,
                "-out",
                certificate);
        Command.succeed(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-importcert",
                "-noprompt",
                "-alias",
                "postfix",
                "-file",
                certificate,
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                trustStore().toString());
    }

    /** Debian's Postfix looks for Cyrus's configuration in {@code sasl} below its own. */
    private void makeLogin() throws IOException {
        Path database = directory.resolve("etc/sasl/sasldb2");
        Command.succeed(
                "sh",
                "-c",
                "printf %s \"$1\" | saslpasswd2 -p -c -f \"$2\" -u \"$3\" \"$4\"",
                "saslpasswd2",
                Postfix.PASSWORD,
                database.toString(),
                Postfix.DOMAIN,
                Postfix.USER);
        own(database, "postfix");
        Files.writeString(
                directory.resolve("etc/sasl/smtpd.conf"),
                lines(Map.of(
                        "pwcheck_method:", "auxprop",
                        "auxprop_plugin:", "sasldb",
                        "sasldb_path:", database.toString(),
                        "mech_list:", "PLAIN LOGIN")));
    }

    private Map<String, String> mainCf(Map<String, String> overrides) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("compatibility_level", "3.6");
        parameters.put("queue_directory", directory.resolve("queue").toString());
        parameters.put("data_directory", directory.resolve("data").toString());
        parameters.put("maillog_file", directory.resolve("mail.log").toString());
        parameters.put("maillog_file_prefixes", directory.toString());
        parameters.put("inet_interfaces", "127.0.0.1");
        parameters.put("inet_protocols", "ipv4");
        parameters.put("myhostname", "mail." + Postfix.DOMAIN);
        parameters.put("mydestination", "");
        parameters.put("mynetworks", "192.0.2.0/32");
        parameters.put("alias_maps", "");
        parameters.put("smtpd_peername_lookup", "no");
        parameters.put("disable_dns_lookups", "yes");
        parameters.put("default_transport", "error:nothing leaves this machine");
        parameters.put("smtpd_relay_restrictions", "permit_sasl_authenticated, reject_unauth_destination");
        parameters.put("virtual_mailbox_domains", Postfix.DOMAIN);
        parameters.put("virtual_mailbox_base", directory.resolve("mail").toString());
        parameters.put(
                "virtual_mailbox_maps",
                Postfix.USERS.stream()
                        .map(user -> user + "@" + Postfix.DOMAIN + "=" + user + "/")
                        .collect(Collectors.joining(", ", "inline:{", "}")));
        parameters.put("virtual_uid_maps", "static:" + MAILBOX_UID);
        parameters.put("virtual_gid_maps", "static:" + MAILBOX_UID);
        parameters.put("smtpd_sasl_auth_enable", "yes");
        parameters.put("smtpd_sasl_type", "cyrus");
        parameters.put("smtpd_sasl_path", "smtpd");
        parameters.put("smtpd_sasl_local_domain", Postfix.DOMAIN);
        parameters.put("smtpd_tls_security_level", "may");
        parameters.put(
                "smtpd_tls_cert_file", directory.resolve("etc/certificate.pem").toString());
        parameters.put("smtpd_tls_key_file", directory.resolve("etc/key.pem").toString());
        parameters.putAll(overrides);
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey() + " =", Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
    }

    private static String masterCf(int port) {
        return """
                127.0.0.1:%s inet n - n - - smtpd
                pickup    unix n - n 60 1 pickup
                cleanup   unix n - n - 0 cleanup
                qmgr      unix n - n 300 1 qmgr
                rewrite   unix - - n - - trivial-rewrite
                bounce    unix - - n - 0 bounce
                defer     unix - - n - 0 bounce
                trace     unix - - n - 0 bounce
                verify    unix - - n - 1 verify
                flush     unix n - n 1000? 0 flush
                proxymap  unix - - n - - proxymap
                anvil     unix - - n - 1 anvil
                tlsmgr    unix - - n 1000? 1 tlsmgr
                showq     unix n - n - - showq
                scache    unix - - n - 1 scache
                error     unix - - n - - error
                retry     unix - - n - - error
                discard   unix - - n - - discard
                virtual   unix - n n - - virtual
                postlog   unix-dgram n - n - 1 postlogd
                """.formatted(port);
    }

    private static String lines(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void own(Path path, String user) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    /** Removes the directory with all that is in it. */
    void remove() {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                /** A process that is about to end may remove its own files. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException trouble) throws IOException {
                    if (trouble instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw trouble;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException trouble)
                        throws IOException {
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
