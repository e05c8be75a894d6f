package io.github.steadymail.cli;

import io.github.steadymail.failure.RetryAdvice;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.Printable;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows, side by side, what plain Jakarta Mail says of a server's doings, and what Steadymail throws. */
@Command(
        name = "demo",
        description = {
            "Show side by side what plain Jakarta Mail says and what Steadymail throws.",
            "Sends real messages to a scripted server on 127.0.0.1."
        })
final class Demo implements Callable<Integer> {
    private final Terminal terminal;

    Demo(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DemoTable table = new DemoTable(terminal);
        table.heading("the server does", "plain Jakarta Mail says", "Steadymail throws", "advice");
        for (DemoScene scene : DemoScene.all()) {
            DemoProgram.Result plain = new DemoProgram(scene, false).run();
            DemoProgram.Result ours = new DemoProgram(scene, true).run();
            Optional<SmtpFailure> failure = Optional.ofNullable(ours.caught()).flatMap(SmtpFailure::find);
            table.row(
                    scene.title(),
                    said(plain),
                    failure.map(f -> thrown(f) + logIns(ours)).orElse("nothing: accepted"),
                    failure.map(f -> advice(f.retryAdvice())).orElse("-"));
            table.rule();
        }
        return ExitStatus.OK;
    }

    private static String said(DemoProgram.Result result) {
        MessagingException caught = result.caught();
        if (caught == null) {
            return "nothing: accepted";
        }
        String message = caught.getMessage() == null ? "" : caught.getMessage();
        String first = message.lines().findFirst().orElse("");
        return caught.getClass().getSimpleName()
                + (first.isEmpty() ? "" : ": " + Printable.of(first, 60))
                + logIns(result);
    }

    private static String logIns(DemoProgram.Result result) {
        return result.logIns() > 1 ? " (AUTH sent " + result.logIns() + " times)" : "";
    }

    private static String thrown(SmtpFailure failure) {
        String code = failure.reply().map(reply -> " " + reply.code()).orElse("");
        return failure.getClass().getSimpleName() + " " + failure.kind() + code;
    }

    private static String advice(RetryAdvice advice) {
        Duration delay = advice.delay(1);
        return advice.action() + (delay.isZero() ? "" : " " + Delays.inBrief(delay));
    }
}
