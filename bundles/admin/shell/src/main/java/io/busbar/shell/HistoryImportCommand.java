package io.busbar.shell;

import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.history.HistoryArchive.Format;
import io.busbar.gateway.history.HistoryArchive.Outcome;
import io.busbar.gateway.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** Stores the samples of a file. */
@Service
@Command(
        scope = "busbar",
        name = "history-import",
        description = "Stores the samples of a CSV or Parquet file",
        detailedDescription =
                "Columns: point, time, value and, if there is one, quality. What is stored already under the same time is"
                        + " replaced. Example: busbar:history-import /tmp/january.parquet")
public final class HistoryImportCommand extends BusbarCommand {

    @Argument(name = "file", multiValued = true, required = true, description = "Path of the file to read")
    @Completion(FileCompleter.class)
    private List<String> typed = List.of();

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
        Outcome outcome;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
            outcome = archive.read(kind, stream, new ProgressLine(out, "import.progress"));
        } catch (NoSuchFileException e) {
            throw ProblemException.of(ProblemException.Kind.NOT_FOUND, "file.unknown", file);
        } catch (IOException | InvalidPathException e) {
            throw ArchiveFormat.problem(file, e);
        }
        if (out.isJson()) {
            out.json(Map.of("series", outcome.series(), "samples", outcome.samples(), "complete", outcome.complete()));
        } else {
            out.say(outcome.complete() ? "import.done" : "import.stopped", outcome.samples(), outcome.series(), file);
        }
    }
}
