package io.busbar.simulator.demo;

import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which stretches of the past were begun and not finished, each known by its end: what was measured live afterwards would else hide that
 * something before it is missing.
 */
final class UnfinishedPast {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedPast.class);

    private final DurableFiles files = new DurableFiles();
    private final Path file;
    private final NavigableSet<Instant> ends;

    /** The stretches that an earlier start has left in this file. */
    UnfinishedPast(Path file) throws IOException {
        this.file = file;
        this.ends = read();
    }

    /** Begins a stretch; durable when it returns. All that are to be written, oldest first. */
    List<Instant> begin(Instant end) throws IOException {
        ends.add(end);
        String text = String.join("\n", ends.stream().map(Instant::toString).toList());
        files.replace(file, text.getBytes(StandardCharsets.UTF_8));
        return List.copyOf(ends);
    }

    /** All stretches are written. Those begun in this start are still known to it, for devices that come later. */
    void finished() throws IOException {
        files.delete(file);
    }

    private NavigableSet<Instant> read() throws IOException {
        NavigableSet<Instant> known = new TreeSet<>();
        String text = new String(files.read(file).orElse(new byte[0]), StandardCharsets.UTF_8);
        try {
            text.lines().filter(line -> !line.isBlank()).map(Instant::parse).forEach(known::add);
        } catch (DateTimeException e) {
            LOG.warn(
                    "{} cannot be understood; a part of the simulated past may stay missing: {}", file, e.getMessage());
        }
        return known;
    }
}
