package io.github.steadymail.cli;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Runs the subcommand that the command line names: {@code java -jar steadymail.jar COMMAND}.
 *
 * <p>Answers go to standard output, all else to standard error; exit statuses are those of {@code sysexits.h}.
 */
@Command(
        name = "steadymail",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 100,
        description = "What an SMTP failure means and what to do about it.",
        synopsisSubcommandLabel = "COMMAND",
        scope = CommandLine.ScopeType.INHERIT)
public final class Main {
    private Main() {}

    /**
     * Runs the subcommand that the arguments name, and ends the JVM with its exit status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(commandLine(Terminal.standard()).execute(args));
    }

    static CommandLine commandLine(Terminal terminal) {
        CommandLine main = new CommandLine(new Main())
                .addSubcommand(new Demo(terminal))
                .addSubcommand(new Explain(terminal))
                .addSubcommand(new Classify(terminal))
                .addSubcommand(new Send(terminal))
                .addSubcommand(new Load(terminal));
        main.setOut(terminal.writer());
        main.setErr(terminal.errorWriter());
        main.setCaseInsensitiveEnumValuesAllowed(true);
        main.setExpandAtFiles(false);
        main.registerConverter(Duration.class, Durations::parse);
        main.setExecutionExceptionHandler(new Troubles());
        main.getCommandSpec().exitCodeOnInvalidInput(ExitStatus.USAGE);
        main.addSubcommand(new CommandLine.HelpCommand());
        main.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().exitCodeOnInvalidInput(ExitStatus.USAGE));
        return main;
    }
}
