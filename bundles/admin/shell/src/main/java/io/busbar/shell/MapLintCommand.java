package io.busbar.shell;

import io.busbar.gateway.devices.MapFile;
import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapFiles;
import io.busbar.gateway.problem.ProblemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;

/** Says what is wrong in the site's register map files, or in one file before it is put among them. */
@Service
@Command(
        scope = "busbar",
        name = "map-lint",
        description = "Says what is wrong in the site's register map files, or in one file before it is used",
        detailedDescription =
                "A file is judged as if it were among the site's own, in the place of the one with its name. The result is not zero"
                        + " if there are errors; warnings do not count.")
public final class MapLintCommand extends BusbarCommand {

    @Argument(name = "file", multiValued = true, description = "A map file; all of the site's if not given")
    @Completion(FileCompleter.class)
    private List<String> typed = List.of();

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
        MapFiles maps = services.need(MapFiles.class);
        boolean all = argument().isEmpty();
        List<MapFile> files = all ? maps.files() : List.of();
        List<MapFileProblem> problems = all ? maps.problems() : maps.lint(path(argument()));
        failed = problems.stream().anyMatch(MapFileProblem::isError);
        if (out.isJson()) {
            out.json(json(files, problems, all, out.words()));
        } else {
            if (!files.isEmpty()) {
                print(files, problems, out);
            }
            print(problems, out);
            boolean none = all && files.isEmpty() && problems.isEmpty();
            out.line(none ? out.words().say("map.none") : counts(problems, out.words()));
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw ProblemException.of(ProblemException.Kind.NOT_FOUND, "map.file.unknown", file);
        }
    }

    private static void print(List<MapFile> files, List<MapFileProblem> problems, Output out) {
        Words words = out.words();
        TextTable table = new TextTable(
                words.say("column.file"),
                words.say("column.map"),
                words.say("column.driver"),
                words.say("column.state"));
        for (MapFile file : files) {
            List<MapFileProblem> own = problems.stream()
                    .filter(problem -> problem.file().equals(file.file()))
                    .toList();
            table.row(file.file(), file.map() == null ? "–" : file.map(), file.driver(), counts(own, words));
        }
        out.table(table);
        out.line("");
    }

    /** As compilers do, which editors can jump by. */
    private static void print(List<MapFileProblem> problems, Output out) {
        Words words = out.words();
        for (MapFileProblem problem : problems) {
            out.line(words.say(
                    "map.problem",
                    problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line(),
                    words.say(problem.severity()),
                    problem.field().isEmpty() ? "" : " (" + problem.field() + ")",
                    problem.text(words.locale())));
        }
    }

    /** How many there are, such as "1 error, 2 warnings". */
    static String counts(List<MapFileProblem> problems, Words words) {
        long errors = problems.stream().filter(MapFileProblem::isError).count();
        long warnings = problems.size() - errors;
        List<String> counts = new ArrayList<>();
        if (errors > 0) {
            counts.add(words.say("map.errors", errors));
        }
        if (warnings > 0) {
            counts.add(words.say("map.warnings", warnings));
        }
        return counts.isEmpty() ? words.say("map.fine") : String.join(", ", counts);
    }

    private static Map<String, Object> json(
            List<MapFile> files, List<MapFileProblem> problems, boolean all, Words words) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (all) {
            json.put("files", files.stream().map(MapLintCommand::json).toList());
        }
        json.put(
                "problems",
                problems.stream().map(problem -> json(problem, words)).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(MapFile file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", file.file());
        json.put("map", file.map());
        json.put("driver", file.driver());
        return json;
    }

    private static Map<String, Object> json(MapFileProblem problem, Words words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", problem.file());
        json.put("line", problem.line());
        json.put("field", problem.field());
        json.put("severity", problem.severity().name());
        json.put("code", problem.code());
        json.put("text", problem.text(words.locale()));
        return json;
    }
}
