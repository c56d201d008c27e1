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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Writes stored samples to a file. */
@Service
@Command(
        scope = "busbar",
        name = "history-export",
        description = "Writes the history to a file, as CSV or Parquet",
        detailedDescription = "An existing file is not overwritten. Example: busbar:history-export /tmp/january.parquet"
                + " --points i35-102/,e44-7/ --from 2026-01-01 --to 2026-02-01")
public final class HistoryExportCommand extends ArchiveCommand {

    @Option(name = "--points", description = "Ids of points or beginnings of ids, with commas; all if not given")
    private @Nullable String points;

    @Option(name = "--from", description = "Beginning; one day before the end if not given")
    private @Nullable String from;

    @Option(name = "--to", description = "End; now if not given")
    private @Nullable String to;

    @Override
    void transfer(Services services, Output out, HistoryArchive archive, Path file, Format format) throws IOException {
        TimeSpan span = TimeSpan.of(
                from,
                to,
                services.need(Clock.class).instant(),
                services.need(Site.class).zone());
        Selection selection = new Selection(prefixes(), span.from(), span.to());
        Outcome outcome;
        try (OutputStream stream =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            outcome = archive.write(selection, format, stream, new ProgressLine(out, "export.progress"));
        } catch (FileAlreadyExistsException e) {
            throw ProblemException.of(ProblemException.Kind.CONFLICT, "file.exists", file.toString());
        }
        long bytes = Files.size(file);
        if (out.isJson()) {
            out.json(Map.of(
                    "file", file.toString(),
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
