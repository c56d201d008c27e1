package io.busbar.shell;

import io.busbar.gateway.lines.SerialSearch;
import io.busbar.gateway.lines.SerialSearch.Phase;
import io.busbar.gateway.lines.SerialSearch.Setting;
import io.busbar.gateway.lines.SerialSearches;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Finds out with which settings the devices on a serial port answer. */
@Service
@Command(
        scope = "busbar",
        name = "line-search",
        description = "Finds out with which settings the devices on a serial port answer",
        detailedDescription =
                "Tries 9600 8N1 and 38400 8N1 first, then all others in use, and says how far it is."
                        + " Devices of the line rest meanwhile; Ctrl-C stops it. Example: busbar:line-search /dev/ttyUSB0 --unit 5")
public final class LineSearchCommand extends BusbarCommand {

    private static final long LOOK_MILLIS = 200;

    @Argument(
            name = "line",
            multiValued = true,
            required = true,
            description = "Id of a line of kind RTU, or a serial port that no line uses, such as /dev/ttyUSB0")
    @Completion(LineCompleter.class)
    private List<String> typed = List.of();

    @Option(
            name = "--unit",
            description = "Modbus unit id to ask; those of the line's devices if not given, or else 5 and 1")
    private @Nullable String unit;

    @Option(name = "--apply", description = "Give the line the settings that are found")
    private boolean apply;

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
        SerialSearches searches = services.need(SerialSearches.class);
        String where = argument();
        boolean port = where.startsWith("/");
        Integer one = Numbers.whole("unit", unit);
        SerialSearch now = searches.start(new SerialSearches.Request(
                port ? null : where, port ? where : null, one == null ? List.of() : List.of(one), apply));
        Setting told = null;
        while (!now.phase().hasEnded()) {
            Setting current = now.current();
            if (current != null && !current.equals(told) && !out.isJson()) {
                out.say("line.search.trying", now.tried() + 1, now.total(), current);
                told = current;
            }
            pause(searches, now.id());
            String id = now.id();
            now = searches.search(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "line.search.unknown", id));
        }
        failed = now.phase() != Phase.FOUND;
        if (out.isJson()) {
            out.json(json(now));
        } else {
            say(now, out);
        }
    }

    private static void pause(SerialSearches searches, String id) {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            searches.cancel(id);
            Thread.currentThread().interrupt();
            throw ProblemException.of(Kind.UNAVAILABLE, "line.search.stopped");
        }
    }

    private static void say(SerialSearch ended, Output out) {
        Message problem = ended.problem();
        switch (ended.phase()) {
            case FOUND -> out.say("line.search.found", ended.unit(), String.valueOf(ended.found()));
            case FAILED ->
                out.line(problem == null ? "" : problem.text(out.words().locale()));
            default -> out.say("line.search.nothing", ended.tried());
        }
    }

    private static Map<String, @Nullable Object> json(SerialSearch search) {
        Setting found = search.found();
        Message problem = search.problem();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("line", search.line());
        json.put("serialPort", search.serialPort());
        json.put("phase", search.phase().name());
        json.put("tried", search.tried());
        json.put("baud", found == null ? null : found.baud());
        json.put("parity", found == null ? null : found.parity().name());
        json.put("stopBits", found == null ? null : found.stopBits());
        json.put("unit", search.unit() < 0 ? null : search.unit());
        json.put("problem", problem == null ? null : problem.text(Locale.ENGLISH));
        return json;
    }
}
