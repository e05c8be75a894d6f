package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What a generated message says, in octets that are fixed but for the name of the message. */
enum Content {
    SMALL("7bit", "Please pay.\r\n"),
    EMPTY("7bit", ""),
    DOTS("7bit", ".\r\n..\r\n.dot\r\n\r\n.\r\n"),
    UNENDED("7bit", "one line\r\nand one without an end"),
    BARE_LINE_FEEDS("7bit", "one\ntwo\n.\nthree\n"),
    LONG_LINES("7bit", "x".repeat(998) + "\r\n" + "y".repeat(5000) + "\r\n"),
    EIGHT_BIT("8bit", "Gr\u00FC\u00DFe, ".repeat(20) + "\r\n"),
    QUOTED("quoted-printable", "Gr=FC=DFe=\r\n, and more\r\n"),
    MIDDLE("7bit", "0123456789 0123456789 0123456789\r\n".repeat(300)),
    LARGE("7bit", "0123456789 0123456789 0123456789\r\n".repeat(1200)),
    LONG("7bit", "0123456789 0123456789 0123456789 0123456789 0123456789\r\n".repeat(5000)),
    TOO_LONG("7bit", "0123456789 0123456789 0123456789 0123456789 0123456789\r\n".repeat(6000)),
    UNWANTED_WORD("7bit", "a\r\nUNWANTED\r\nb\r\n"),
    UNWANTED_HEADER("7bit", "X-Unwanted: yes", "b\r\n");

    private final String encoding;
    private final String header;
    private final String body;

    Content(String encoding, String body) {
        this(encoding, "X-Wanted: yes", body);
    }

    Content(String encoding, String header, String body) {
        this.encoding = encoding;
        this.header = header;
        this.body = body;
    }

    /** The octets of a message of that name. */
    byte[] octets(String name) {
        String head = Copies.NAME + name + "\r\nFrom: me@sender.test\r\nTo: undisclosed:;\r\nSubject: Invoice\r\n"
                + header
                + "\r\nDate: Tue, 24 Nov 2026 12:00:00 +0000\r\nMessage-ID: <fixed@sender.test>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n";
        return (head + body).getBytes(ISO_8859_1);
    }

    /** The same as they lie in a mailbox, without the name: with LF, the last line ended, and QUOTED turned into 8bit. */
    String delivered() {
        String text = new String(octets(""), ISO_8859_1).replace("\r\n", "\n").substring(Copies.NAME.length());
        String decoded = text.replace("quoted-printable", "8bit")
                .replace("=\n", "")
                .replace("=FC", "\u00FC")
                .replace("=DF", "\u00DF");
        return decoded.endsWith("\n") ? decoded : decoded + "\n";
    }
}
