package io.busbar.shell;

import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapTools;
import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;

/** Makes a map file of a manufacturer's page, shows how it differs from the map in use, and saves it when asked to. */
@Service
@Command(
        scope = "busbar",
        name = "map-import",
        description = "Makes a map file of a page with a manufacturer's communication table",
        detailedDescription =
                "Shows what was understood and how it differs from the map in use. Nothing is changed without --save; the site's map is"
                        + " in use a few seconds after. The result is not zero if the map has errors.")
public final class MapImportCommand extends BusbarCommand {

    private static final long LARGEST = 20_000_000;

    @Argument(name = "file", multiValued = true, description = "The page, saved as HTML")
    @Completion(FileCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--product", description = "Reference of the product, if the page does not say it")
    private @Nullable String product;

    @Option(name = "--save", description = "Save the map file among the site's")
    private boolean save;

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
        MapTools tools = services.need(MapTools.class);
        MapTools.PageMap read = tools.read(page(argument()), product);
        failed = read.problems().stream().anyMatch(MapFileProblem::isError);
        boolean saved = save && !failed;
        if (saved) {
            tools.save(read.file(), read.text());
        }
        if (out.isJson()) {
            out.json(json(read, saved));
            return;
        }
        Words words = out.words();
        out.line(words.say("map.import", read.product(), read.understood(), read.left()));
        read.problems()
                .forEach(problem ->
                        out.line(problem.file() + ':' + problem.line() + ": " + problem.text(words.locale())));
        TextTable table = new TextTable(
                words.say("column.load"),
                words.say("column.quantity"),
                words.say("column.in-use"),
                words.say("column.new"));
        read.changes()
                .forEach(change ->
                        table.row(change.load(), change.quantity(), dash(change.before()), dash(change.after())));
        out.table(table);
        out.line(words.say(saved ? "map.import.saved" : "map.import.shown", read.file()));
    }

    private static String dash(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private static String page(String file) {
        try {
            Path path = Path.of(file).toAbsolutePath();
            if (Files.isRegularFile(path) && Files.size(path) <= LARGEST) {
                return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            }
        } catch (InvalidPathException | IOException e) {
            // Answered below: whatever the reason, there is no page to be read.
        }
        throw ProblemException.of(ProblemException.Kind.NOT_FOUND, "map.file.unknown", file);
    }

    private static Map<String, Object> json(MapTools.PageMap read, boolean saved) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", read.file());
        json.put("product", read.product());
        json.put("understood", read.understood());
        json.put("left", read.left());
        json.put("saved", saved);
        json.put(
                "changes",
                read.changes().stream()
                        .map(change -> Map.of(
                                "load", change.load(),
                                "quantity", change.quantity(),
                                "before", change.before(),
                                "after", change.after()))
                        .toList());
        json.put("text", read.text());
        return json;
    }
}
