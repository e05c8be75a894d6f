package io.github.steadymail.cli;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.ReplyClassifier;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says of each reply on standard input what it means. */
@Command(
        name = "classify",
        description = {
            "Says of each reply on standard input what it means.",
            "",
            "Each line is a phase, a tab, and a reply. The phase is one of CONNECT, GREETING, EHLO, STARTTLS, AUTH,"
                    + " MAIL, RCPT, DATA, CONTENT, END_OF_DATA, RESET and QUIT, or - where it is not known. In the"
                    + " reply, \\n is a line break of the wire and \\\\ a backslash.",
            "",
            "Each line is answered by one line, in order. A line that cannot be read is named on standard error, has"
                    + " no answer, and does not stop the others.",
            ""
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:every line was read",
            "64:wrong usage",
            "65:a line could not be read",
            "74:no input, or no output"
        })
final class Classify implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--json",
            description = "Answer with one JSON object a line: code, enhanced, kind, exception, permanent, action,"
                    + " delaySeconds, hintSeconds, rule, words.")
    private boolean json;

    Classify(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        OutputStream out = new BufferedOutputStream(terminal.out(), 65_536);
        try (ClassificationWriter writer = json ? new JsonClassifications(out) : new TextClassifications(out)) {
            return classifyAll(writer);
        }
    }

    private int classifyAll(ClassificationWriter writer) throws IOException {
        PrintWriter err = terminal.errorWriter();
        ReplyLineReader lines = new ReplyLineReader(terminal.in(), writer);
        int status = ExitStatus.OK;
        while (true) {
            try {
                ReplyLine line = lines.next();
                if (line == null) {
                    return status;
                }
                Classification classification = ReplyClassifier.standard().classify(line.phase(), line.reply());
                writer.write(line.reply(), classification);
            } catch (MalformedLineException e) {
                err.println(e.getMessage());
                status = ExitStatus.DATA;
            }
        }
    }
}
