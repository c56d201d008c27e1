package io.busbar.exports.format;

import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.Format;
import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes files in the format of a destination. Safe for use by any thread. */
public final class FileFormats {

    private final Path templates;
    private final Supplier<@Nullable HistoryArchive> archive;

    /**
     * The formats of this site.
     *
     * @param templates directory of the site's own templates, which need not be there
     * @param archive who writes Parquet, if anybody does
     */
    public FileFormats(Path templates, Supplier<@Nullable HistoryArchive> archive) {
        this.templates = templates;
        this.archive = archive;
    }

    /**
     * The name of a file, without any directory.
     *
     * @throws ProblemException if the site's own template cannot be used
     */
    public String name(Destination destination, FileFacts facts) {
        String name = TextFile.name(layout(destination.format()), facts);
        return switch (destination.format()) {
            case CSV, EMS -> name;
            case JSON_LINES -> renamed(name, ".jsonl");
            case PARQUET -> renamed(name, ".parquet");
        };
    }

    private static String renamed(String name, String ending) {
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + ending;
    }

    /**
     * Writes a file; the stream is flushed, not closed.
     *
     * @param values where the values come from
     * @param from since when there are any, so that a period of decades is not searched
     * @throws IOException if the stream does not take it
     * @throws ProblemException if the history cannot be read, or the site's own template cannot be used
     */
    public void write(
            Destination destination,
            FileFacts facts,
            List<Series> series,
            Values values,
            Instant from,
            OutputStream out)
            throws IOException {
        switch (destination.format()) {
            case CSV, EMS -> {
                Layout layout = layout(destination.format());
                new TextFile(layout, destination.separator().character(), destination.zoneOffset(), facts, series)
                        .write(
                                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16),
                                values,
                                from);
            }
            case JSON_LINES -> JsonFile.write(out, facts, series, values, from);
            case PARQUET -> {
                HistoryArchive writer = archive.get();
                if (writer == null) {
                    throw ProblemException.of(Kind.UNAVAILABLE, "gateway.starting");
                }
                writer.write(
                        HistoryArchive.Selection.exactly(
                                series.stream().map(Series::point).collect(Collectors.toSet()), from, facts.end()),
                        HistoryArchive.Format.PARQUET,
                        out,
                        (done, all) -> true);
            }
        }
    }

    private Layout layout(Format format) {
        String name = (format == Format.EMS ? "ems" : "csv") + ".template";
        Path own = templates.resolve(name);
        try {
            if (Files.exists(own)) {
                return LayoutParser.parse(Files.readString(own, StandardCharsets.UTF_8));
            }
            try (InputStream shipped = FileFormats.class.getResourceAsStream(name)) {
                if (shipped == null) {
                    throw new IllegalStateException(name + " is missing from the bundle");
                }
                return LayoutParser.parse(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ProblemException.of(
                    Kind.UNAVAILABLE, "export.template", name.toLowerCase(Locale.ROOT), String.valueOf(e.getMessage()));
        }
    }
}
