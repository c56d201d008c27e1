package io.busbar.shell;

import io.busbar.gateway.detection.Acceptance;
import io.busbar.gateway.detection.FoundDevice;
import io.busbar.gateway.detection.Inbox;
import io.busbar.gateway.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Takes what was found. */
@Service
@Command(
        scope = "busbar",
        name = "inbox-accept",
        description =
                "Takes entries of the inbox: adds new devices, changes those that have changed, removes those that are gone",
        detailedDescription =
                "A gateway brings everything new behind it. Example: busbar:inbox-accept 10-0-0-7.1 --zone \"Building A\"")
public final class InboxAcceptCommand extends BusbarCommand {

    @Argument(name = "entries", multiValued = true, description = "Ids of entries")
    @Completion(InboxCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--all", description = "Every entry that is not ignored")
    private boolean all;

    @Option(name = "--zone", description = "Where they are")
    private @Nullable String zone;

    @Option(name = "--name", description = "What people call it; for one entry")
    private @Nullable String name;

    @Option(name = "--reference", description = "Which product it is; the likeliest if not given; for one entry")
    @Completion(ReferenceCompleter.class)
    private @Nullable String reference;

    private boolean failed;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    boolean hasFailed() {
        return failed;
    }

    @Override
    void run(Services services, Output out) {
        Inbox inbox = services.need(Inbox.class);
        List<String> ids = all
                ? inbox.entries().stream()
                        .filter(entry -> !entry.ignored())
                        .map(FoundDevice::id)
                        .toList()
                : argument().isEmpty() ? List.of() : List.of(argument().split(" "));
        if (ids.size() > 1 && (name != null || reference != null)) {
            throw ProblemException.invalid(name != null ? "--name" : "--reference", "inbox.one");
        }
        List<Inbox.Outcome> outcomes = inbox.accept(ids.stream()
                .map(id -> new Acceptance(id, name, zone, reference, true))
                .toList());
        failed = outcomes.stream().anyMatch(outcome -> outcome.problem() != null);
        if (out.isJson()) {
            out.json(
                    outcomes.stream().map(outcome -> json(outcome, out.words())).toList());
            return;
        }
        for (Inbox.Outcome outcome : outcomes) {
            out.say(
                    outcome.problem() == null ? "inbox.taken" : "inbox.not",
                    outcome.id(),
                    outcome.problem() == null
                            ? String.valueOf(outcome.device())
                            : outcome.problem().fullText(out.words().locale()));
        }
    }

    private static Map<String, @Nullable Object> json(Inbox.Outcome outcome, Words words) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", outcome.id());
        json.put("device", outcome.device());
        json.put("problem", outcome.problem() == null ? null : outcome.problem().fullText(words.locale()));
        return json;
    }
}
