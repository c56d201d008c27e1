package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * What all commands have in common: language, JSON, and that a mistake is answered by words and a result that is not zero, never by a
 * stack trace. Made anew by the shell for each call, used by one thread.
 */
public abstract class BusbarCommand implements Action {

    private static final int WIDTH_OF_NO_TERMINAL = 120;

    @Reference
    private @Nullable BundleContext context;

    @Reference
    private @Nullable Session session;

    @Option(name = "--json", description = "Print JSON for programs instead of text for people")
    private boolean json;

    @Option(name = "--lang", description = "Language of the output, en or fr; that of the terminal if not given")
    @Completion(
            value = StringsCompleter.class,
            values = {"en", "fr"})
    private @Nullable String lang;

    private String argument = "";

    @Override
    public final @Nullable Object execute() throws CommandException {
        if (context == null || session == null) {
            throw new IllegalStateException("The shell has not set up this command");
        }
        try (FrameworkServices services = new FrameworkServices(context)) {
            perform(services, session);
        }
        return null;
    }

    /** Does what the command is for; a mistake becomes the shell's own exception, which it prints without a trace. */
    final void perform(Services services, Session user) throws CommandException {
        Words words = Words.of(user, System.getenv());
        try {
            argument = String.join(" ", LooseOptions.take(this, typed()));
            words = lang == null ? words : Words.of(lang);
            Terminal terminal = user.getTerminal();
            boolean looks = terminal != null && terminal.getWidth() > 0;
            run(services, new Output(user.getConsole(), words, width(terminal), json, looks));
        } catch (ProblemException e) {
            String text = e.fullText(words.locale());
            throw new CommandException(text, text);
        }
        if (hasFailed()) {
            throw new CommandException("", "");
        }
    }

    /** Whether what was printed says that something is wrong, so that the result is not zero. */
    boolean hasFailed() {
        return false;
    }

    /** What was typed as arguments, options behind them included; empty for a command without arguments. */
    List<String> typed() {
        return List.of();
    }

    /** The argument of the command, its words joined by spaces; empty where none was typed. */
    final String argument() {
        return argument;
    }

    /**
     * Does what the command is for.
     *
     * @throws ProblemException if the person can mend what is wrong
     */
    abstract void run(Services services, Output out);

    /** The bundle context, for commands that change bundles. */
    final BundleContext context() {
        if (context == null) {
            throw new IllegalStateException("The shell has not set up this command");
        }
        return context;
    }

    private static int width(@Nullable Terminal terminal) {
        int width = terminal == null ? 0 : terminal.getWidth();
        return width <= 0 ? WIDTH_OF_NO_TERMINAL : width;
    }
}
