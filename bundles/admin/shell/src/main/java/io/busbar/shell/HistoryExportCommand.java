package io.busbar.shell;

import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.history.HistoryArchive.Format;
import io.busbar.gateway.history.HistoryArchive.Outcome;
import io.busbar.gateway.history.HistoryArchive.Selection;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Site;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** Writes stored samples to a file. */
@Service
@Command(
        scope = "busbar",
        name = "history-export",
        description = "Writes the history to a file, as CSV or Parquet",
        detailedDescription = "An existing file is not overwritten. Example: busbar:history-export /tmp/january.parquet"
                + " --points i35-102/,e44-7/ --from 2026-01-01 --to 2026-02-01")
public final class HistoryExportCommand extends BusbarCommand {

    @Argument(name = "file", multiValued = true, required = true, description = "Path of the file to write")
    @Completion(FileCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--points", description = "Ids of points or beginnings of ids, with commas; all if not given")
    private @Nullable String points;

    @Option(name = "--from", description = "Beginning; one day before the end if not given")
    private @Nullable String from;

    @Option(name = "--to", description = "End; now if not given")
    private @Nullable String to;

    @Option(name = "--format", description = "csv or parquet; by the name of the file if not given")
    @Completion(
            value = StringsCompleter.class,
            values = {"csv", "parquet"})
    private @Nullable String format;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        HistoryArchive archive = services.need(HistoryArchive.class);
        String file = argument();
        Format kind = ArchiveFormat.of(format, file);
        TimeSpan span = TimeSpan.of(
                from,
                to,
                services.need(Clock.class).instant(),
                services.need(Site.class).zone());
        Selection selection = new Selection(prefixes(), span.from(), span.to());
        Outcome outcome;
        long bytes;
        try {
            Path path = Path.of(file);
            try (OutputStream stream =
                    new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW))) {
                outcome = archive.write(selection, kind, stream, new ProgressLine(out, "export.progress"));
            }
            bytes = Files.size(path);
        } catch (FileAlreadyExistsException e) {
            throw ProblemException.of(ProblemException.Kind.CONFLICT, "file.exists", file);
        } catch (IOException | InvalidPathException e) {
            throw ArchiveFormat.problem(file, e);
        }
        if (out.isJson()) {
            out.json(Map.of(
                    "file", file,
                    "bytes", bytes,
                    "series", outcome.series(),
                    "samples", outcome.samples(),
                    "complete", outcome.complete()));
        } else {
            out.say(
                    outcome.complete() ? "export.done" : "export.stopped",
                    outcome.samples(),
                    outcome.series(),
                    file,
                    new Measures(out.words()).bytes(bytes));
        }
    }

    private Set<String> prefixes() {
        return points == null
                ? Set.of()
                : Arrays.stream(points.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toSet());
    }
}
