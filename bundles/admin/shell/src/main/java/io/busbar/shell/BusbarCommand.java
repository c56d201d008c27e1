package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import java.util.Locale;
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

    @Override
    public final @Nullable Object execute() throws CommandException {
        if (context == null || session == null) {
            throw new IllegalStateException("The shell has not set up this command");
        }
        Words words = null;
        try (FrameworkServices services = new FrameworkServices(context)) {
            words = Words.of(lang, session, System.getenv());
            run(services, new Output(session.getConsole(), words, width(session.getTerminal()), json));
            return null;
        } catch (ProblemException e) {
            String text = e.fullText(words == null ? Locale.ENGLISH : words.locale());
            throw new CommandException(text, text);
        }
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
