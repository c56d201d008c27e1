package io.busbar.shell;

import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.history.HistoryArchive.Format;
import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** What taking the history to a file and bringing it back have in common: the file, its format, and what can go wrong with it. */
public abstract class ArchiveCommand extends BusbarCommand {

    @Argument(name = "file", multiValued = true, required = true, description = "Path of the file")
    @Completion(FileCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--format", description = "csv or parquet; by the name of the file if not given")
    @Completion(
            value = StringsCompleter.class,
            values = {"csv", "parquet"})
    private @Nullable String format;

    @Override
    final List<String> typed() {
        return typed;
    }

    @Override
    final void run(Services services, Output out) {
        HistoryArchive archive = services.need(HistoryArchive.class);
        String file = argument();
        Format kind = format(file);
        try {
            transfer(services, out, archive, Path.of(file), kind);
        } catch (IOException | InvalidPathException e) {
            throw failed(file, e);
        }
    }

    /** Writes or reads the file, and says what was done. */
    abstract void transfer(Services services, Output out, HistoryArchive archive, Path file, Format format)
            throws IOException;

    /** As asked for, or as the file's name says. */
    private Format format(String file) {
        boolean isParquet = file.toLowerCase(Locale.ROOT).endsWith(".parquet");
        String wanted = format != null ? format : isParquet ? "parquet" : "csv";
        return switch (wanted) {
            case "csv" -> Format.CSV;
            case "parquet" -> Format.PARQUET;
            default -> throw ProblemException.invalid("--format", "choice.unknown", wanted, "csv, parquet");
        };
    }

    /** That a file cannot be read or written, in the words of the system. */
    private static ProblemException failed(String file, Exception cause) {
        String message = String.valueOf(cause.getMessage());
        return ProblemException.of(
                ProblemException.Kind.UNAVAILABLE,
                "file.failed",
                file,
                cause.getClass().getSimpleName() + (message.equals(file) ? "" : ": " + message));
    }
}
