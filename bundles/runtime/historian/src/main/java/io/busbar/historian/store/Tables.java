package io.busbar.historian.store;

import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The closed months, {@code segments/<resolution>/<yyyy-mm>.<generation>.tab}. Safe for use by any thread. */
final class Tables {

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    private final FileLayer layer;
    private final DurableFiles files;
    private final Path directory;
    private final Map<Resolution, NavigableMap<Long, MonthTable>> byStart;
    private final List<String> damage = new CopyOnWriteArrayList<>();

    Tables(FileLayer layer, Path directory) {
        this.layer = layer;
        this.files = new DurableFiles(layer);
        this.directory = directory;
        this.byStart = Map.of(
                Resolution.FINE, new ConcurrentSkipListMap<>(), Resolution.STANDARD, new ConcurrentSkipListMap<>());
    }

    private NavigableMap<Long, MonthTable> tables(Resolution resolution) {
        NavigableMap<Long, MonthTable> tables = byStart.get(resolution);
        if (tables == null) {
            throw new IllegalStateException("no tables of " + resolution);
        }
        return tables;
    }

    /** Opens the newest table of each month and removes what it has replaced. */
    void recover() throws IOException {
        for (Resolution resolution : Resolution.values()) {
            for (MonthFile file : MonthFile.list(layer, directory.resolve(resolution.folder()))) {
                if (file.isTable()) {
                    recover(resolution, file);
                }
            }
        }
    }

    private void recover(Resolution resolution, MonthFile file) throws IOException {
        try {
            // In order of generations, so a newer table takes the place of an older.
            add(resolution, MonthTable.open(layer, file.path(), file.month()));
        } catch (CorruptChunkException e) {
            damaged(file.path() + ": " + e.getMessage() + "; it is now " + files.quarantine(file.path()));
        }
    }

    /** Shows a table in the place of the one that it replaces. */
    void add(Resolution resolution, MonthTable table) throws IOException {
        MonthTable replaced = tables(resolution).put(Months.start(table.month()), table);
        if (replaced != null && !replaced.path().equals(table.path())) {
            files.delete(replaced.path());
        }
    }

    @Nullable
    MonthTable find(Resolution resolution, long monthStart) {
        return tables(resolution).get(monthStart);
    }

    List<MonthTable> all(Resolution resolution) {
        return List.copyOf(tables(resolution).values());
    }

    /** Adds the chunks of a series that overlap a range; what cannot be read is reported and left out. */
    void sources(Series series, long from, long to, List<ChunkSource> into) {
        NavigableMap<Long, MonthTable> tables = tables(series.resolution());
        if (tables.isEmpty() || to <= tables.firstKey()) {
            return;
        }
        Long first = tables.floorKey(from);
        for (MonthTable table : tables.subMap(first == null ? tables.firstKey() : first, true, to, false)
                .values()) {
            try {
                table.sources(series.id(), from, to, into);
            } catch (CorruptChunkException e) {
                damaged(table.path() + ": " + e.getMessage());
            }
        }
    }

    /** What a table keeps beside the chunks of a series; what cannot be read is reported and left out. */
    List<byte[]> digests(Series series, long monthStart, int from, int to) {
        List<byte[]> digests = new ArrayList<>();
        MonthTable table = find(series.resolution(), monthStart);
        if (table != null) {
            try {
                table.digests(series.id(), from, to, digests);
            } catch (CorruptChunkException e) {
                damaged(table.path() + ": " + e.getMessage());
                digests.clear();
            }
        }
        return digests;
    }

    /** Removes a month for good. */
    void delete(Resolution resolution, MonthTable table) throws IOException {
        tables(resolution).remove(Months.start(table.month()), table);
        files.delete(table.path());
    }

    /** Reads every page of every table. */
    void verify() {
        for (Resolution resolution : Resolution.values()) {
            for (MonthTable table : all(resolution)) {
                int pages = table.damagedPages();
                if (pages > 0) {
                    damaged(table.path() + " has " + pages + " damaged pages");
                }
            }
        }
    }

    private void damaged(String what) {
        if (!damage.contains(what) && damage.size() < 100) {
            LOG.error("History: {}", what);
            damage.add(what);
        }
    }

    /** What was found damaged. */
    List<String> damage() {
        return new ArrayList<>(damage);
    }
}
