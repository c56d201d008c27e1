package io.busbar.shell;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Completes a word with what the gateway knows at that moment; with nothing while the part that knows is not running. */
public abstract class LookUpCompleter implements Completer {

    @Reference
    private @Nullable BundleContext context;

    @Override
    public final int complete(Session session, CommandLine commandLine, List<String> candidates) {
        if (context == null) {
            return -1;
        }
        try (FrameworkServices services = new FrameworkServices(context)) {
            int position = new StringsCompleter(words(services, typed(commandLine)), true)
                    .complete(session, commandLine, candidates);
            // What ends so goes on: no space behind it.
            candidates.replaceAll(candidate -> candidate.endsWith("/ ") ? candidate.strip() : candidate);
            return position;
        }
    }

    /** The words that fit what was typed so far. */
    abstract Collection<String> words(Services services, String typed);

    private static String typed(CommandLine commandLine) {
        String argument = commandLine.getCursorArgument();
        return argument == null ? "" : argument.substring(0, commandLine.getArgumentPosition());
    }
}
