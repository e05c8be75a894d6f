package io.github.steadymail.cli;

import io.github.steadymail.reply.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says on standard error why a command ended without an answer, and with which status. */
final class Troubles implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception trouble, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + describe(trouble));
        if (trouble instanceof WrongUsage) {
            err.println("Try '" + name + " --help'.");
            return ExitStatus.USAGE;
        }
        return trouble instanceof IOException ? ExitStatus.IO_ERROR : ExitStatus.UNKNOWN;
    }

    private static String describe(Exception trouble) {
        String message = String.valueOf(trouble.getMessage());
        return Printable.of(
                trouble instanceof WrongUsage ? message : trouble.getClass().getName() + ": " + message, 500);
    }
}
