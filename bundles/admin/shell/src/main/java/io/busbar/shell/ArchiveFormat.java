package io.busbar.shell;

import io.busbar.gateway.history.HistoryArchive.Format;
import io.busbar.gateway.problem.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The format of a file: as asked for, or as its name says. */
final class ArchiveFormat {

    private ArchiveFormat() {}

    static Format of(@Nullable String asked, String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String wanted = asked != null ? asked : name.endsWith(".parquet") ? "parquet" : "csv";
        return switch (wanted) {
            case "csv" -> Format.CSV;
            case "parquet" -> Format.PARQUET;
            default -> throw ProblemException.invalid("--format", "choice.unknown", wanted, "csv, parquet");
        };
    }

    /** That a file cannot be read or written, in the words of the system. */
    static ProblemException problem(String file, Exception cause) {
        String message = String.valueOf(cause.getMessage());
        return ProblemException.of(
                ProblemException.Kind.UNAVAILABLE,
                "file.failed",
                file,
                cause.getClass().getSimpleName() + (message.equals(file) ? "" : ": " + message));
    }
}
