package io.github.steadymail.scripted;

/** The certificates a {@link ScriptedServer} can present. Clients get what they trust from {@link Trust}. */
public enum Certificate {
    /** Self-signed, trusted and valid for {@code localhost} and {@code 127.0.0.1}. */
    LOCALHOST("localhost.p12"),
    /** Issued for {@code localhost} by a trusted authority, expired since 2002. */
    EXPIRED("expired.p12"),
    /** Valid and issued by a trusted authority, but for {@code wrong.example}. */
    WRONG_HOST("wrong-host.p12"),
    /** Self-signed and valid for {@code localhost} and {@code 127.0.0.1}, but trusted by nobody. */
    UNTRUSTED("untrusted.p12");

    private final String resource;

    Certificate(String resource) {
        this.resource = resource;
    }

    String resource() {
        return resource;
    }
}
