package io.busbar.historian.store;

import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what a store left on disk, however it ended: the newest valid checkpoint, then every log from its number on. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final FileLayer layer;
    private final LogFiles files;
    private final SeriesNames names;
    private final Segments segments;
    private final Catalogue catalogue;
    private final OpenChunk.Scratch scratch;
    private final List<String> problems = new ArrayList<>();
    private final SegmentRecovery segmentRecovery;

    Recovery(
            FileLayer layer,
            LogFiles files,
            SeriesNames names,
            Path segmentDirectory,
            Segments segments,
            Catalogue catalogue,
            OpenChunk.Scratch scratch) {
        this.layer = layer;
        this.names = names;
        this.files = files;
        this.segments = segments;
        this.catalogue = catalogue;
        this.scratch = scratch;
        this.segmentRecovery = new SegmentRecovery(layer, segmentDirectory, segments, catalogue, problems);
    }

    /**
     * What was found.
     *
     * @param journal the log to go on with
     * @param number its number
     * @param replayed samples that were in logs only
     */
    record Outcome(Journal journal, long number, long replayed, List<String> problems) {}

    Outcome run() throws IOException {
        long started = System.nanoTime();
        files.prepare();
        names.load(catalogue);
        if (files.checkpoints().isEmpty() && files.logs().isEmpty()) {
            // So that no checkpoint always means a lost one, and never a store that had none yet.
            new Checkpoint(1, List.of(), List.of()).write(layer, files.directory());
        }
        Checkpoint checkpoint = newestCheckpoint();
        long first = checkpoint == null ? oldestLog() : checkpoint.number();
        if (checkpoint != null) {
            checkpoint.series().forEach(state -> catalogue
                    .recovered(state.id(), state.name(), state.resolution())
                    .restore(state, scratch));
        }
        segmentRecovery.run(checkpoint == null ? null : checkpoint.marks());
        if (checkpoint == null) {
            for (Series series : catalogue.all()) {
                series.foundInTables(scratch);
            }
        }
        LogReader reader = new LogReader(catalogue, scratch, segments);
        Journal journal = null;
        long number = first;
        List<Long> logs = files.logs().stream().filter(log -> log >= first).toList();
        for (long log : logs) {
            if (journal != null) {
                journal.close();
            }
            journal = replay(log, reader);
            number = log;
        }
        if (journal == null) {
            journal = replay(number, reader);
        }
        LOG.info(
                "History opened in {} ms: {} series, {} samples from the log",
                (System.nanoTime() - started) / 1_000_000,
                catalogue.all().size(),
                reader.samples());
        return new Outcome(journal, number, reader.samples(), problems);
    }

    private long oldestLog() throws IOException {
        List<Long> logs = files.logs();
        return logs.isEmpty() ? 1 : logs.get(0);
    }

    private @Nullable Checkpoint newestCheckpoint() throws IOException {
        for (long number : files.checkpoints()) {
            Checkpoint checkpoint = files.read(number);
            if (checkpoint != null) {
                return checkpoint;
            }
            note("checkpoint " + number + " cannot be read; it is now " + files.quarantineCheckpoint(number));
        }
        return null;
    }

    private Journal replay(long number, LogReader reader) throws IOException {
        int[] refused = new int[1];
        Journal journal = Journal.open(layer, files.log(number), (position, payload) -> {
            try {
                reader.apply(payload);
            } catch (CorruptChunkException e) {
                LOG.error("Record at {} of log {}: {}", position, number, e.getMessage());
                refused[0]++;
            }
        });
        if (journal.recovery().isDamaged() || refused[0] > 0) {
            note("log " + number + " had " + journal.recovery().damaged() + " unreadable bytes and " + refused[0]
                    + " unusable records");
        }
        return journal;
    }

    private void note(String problem) {
        LOG.error("History: {}", problem);
        problems.add(problem);
    }
}
