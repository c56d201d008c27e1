package io.busbar.shell;

import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.history.HistoryArchive.Format;
import io.busbar.gateway.history.HistoryArchive.Outcome;
import io.busbar.gateway.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Stores the samples of a file. */
@Service
@Command(
        scope = "busbar",
        name = "history-import",
        description = "Stores the samples of a CSV or Parquet file",
        detailedDescription =
                "Columns: point, time, value and, if there is one, quality. What is stored already under the same time is"
                        + " replaced. Example: busbar:history-import /tmp/january.parquet")
public final class HistoryImportCommand extends ArchiveCommand {

    @Override
    void transfer(Services services, Output out, HistoryArchive archive, Path file, Format format) throws IOException {
        Outcome outcome;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            outcome = archive.read(format, stream, new ProgressLine(out, "import.progress"));
        } catch (NoSuchFileException e) {
            throw ProblemException.of(ProblemException.Kind.NOT_FOUND, "file.unknown", file.toString());
        }
        if (out.isJson()) {
            out.json(Map.of("series", outcome.series(), "samples", outcome.samples(), "complete", outcome.complete()));
        } else {
            out.say(outcome.complete() ? "import.done" : "import.stopped", outcome.samples(), outcome.series(), file);
        }
    }
}
