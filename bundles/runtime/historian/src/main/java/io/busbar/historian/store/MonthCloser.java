package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites a month that is over as one immutable table: chunks full and in order, late samples in their places, rollups beside them. The
 * table appears with its rename; until then the segment is the truth, and after it the segment is deleted. One thread at a time.
 */
final class MonthCloser {

    private static final Logger LOG = LoggerFactory.getLogger(MonthCloser.class);

    /** Samples of a chunk: a month of ten-minute values is one. */
    private static final int CHUNK = 4608;

    private final FileLayer layer;
    private final Segments segments;
    private final Tables tables;
    private final Catalogue catalogue;
    private final Digester digester;
    private final SeriesReader reader = new SeriesReader();
    private final ChunkCodec codec = new ChunkCodec();
    private final ByteSink sink = new ByteSink(4096);

    MonthCloser(FileLayer layer, Segments segments, Tables tables, Catalogue catalogue, Digester digester) {
        this.layer = layer;
        this.segments = segments;
        this.tables = tables;
        this.catalogue = catalogue;
        this.digester = digester;
    }

    /** Closes a month whose segment is durable up to its end. */
    synchronized void close(Segments.Closing closing) throws IOException {
        long started = System.nanoTime();
        Resolution resolution = closing.key().resolution();
        Path target = segments.folder(resolution)
                .resolve(MonthFile.name(closing.key().month(), closing.generation(), MonthFile.TABLE));
        replace(closing.key(), target, closing.segment());
        for (Series series : catalogue.all()) {
            series.closed(closing.segment());
        }
        segments.closed(closing.segment());
        new DurableFiles(layer).delete(closing.segment().path());
        LOG.info(
                "History of {} ({}) closed in {} ms",
                closing.key().month(),
                resolution.folder(),
                (System.nanoTime() - started) / 1_000_000);
    }

    /**
     * Writes the table of a closed month anew, with what is kept beside its chunks made from their samples. It has the name of the one that
     * it replaces, as what it holds is the same.
     *
     * @return false where there is no such table, or it is damaged and therefore left as it is
     */
    synchronized boolean renew(Segments.MonthKey key) throws IOException {
        MonthTable before = tables.find(key.resolution(), Months.start(key.month()));
        if (before == null || before.damagedPages() > 0) {
            return false;
        }
        replace(key, before.path(), null);
        return true;
    }

    private void replace(Segments.MonthKey key, Path target, @Nullable Segment segment) throws IOException {
        Path folder = target.resolveSibling("");
        Path temporary = folder.resolve(target.getFileName() + ".tmp");
        try {
            boolean empty;
            try (StorageFile file = layer.open(temporary)) {
                file.truncate(0);
                empty = write(file, key, segment);
            }
            if (empty) {
                layer.delete(temporary);
            } else {
                layer.rename(temporary, target);
                layer.syncDirectory(folder);
                tables.add(key.resolution(), MonthTable.open(layer, target, key.month()));
            }
        } catch (IOException e) {
            layer.delete(temporary);
            throw e;
        }
    }

    private boolean write(StorageFile file, Segments.MonthKey key, @Nullable Segment segment) throws IOException {
        long start = Months.start(key.month());
        long end = Months.end(key.month());
        MonthTable before = tables.find(key.resolution(), start);
        MonthTable.Writer writer = new MonthTable.Writer(file, key.month());
        List<Series> all = new ArrayList<>(catalogue.all());
        all.sort(Comparator.comparingInt(Series::id));
        for (Series series : all) {
            if (series.resolution() == key.resolution()) {
                List<ChunkSource> sources = before == null ? new ArrayList<>() : before.all(series.id());
                if (segment != null) {
                    sources.addAll(series.chunksIn(segment));
                }
                if (!sources.isEmpty()) {
                    rewrite(series, sources, start, end, writer);
                }
            }
        }
        if (!writer.isEmpty()) {
            writer.finish();
        }
        return writer.isEmpty();
    }

    private void rewrite(Series series, List<ChunkSource> sources, long start, long end, MonthTable.Writer writer)
            throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        Samples full = new Samples(CHUNK);
        Digester.Digest digest = digester.begin(series, start);
        reader.read(sources, start, end, (times, values, qualities, from, to, step) -> {
            for (int i = from; i < to; i++) {
                full.add(times[i], values[i], qualities[i]);
                if (full.size() == CHUNK) {
                    chunks.add(encode(series, full));
                }
            }
            return digest == null || digest.visit(times, values, qualities, from, to, step);
        });
        if (full.size() > 0) {
            chunks.add(encode(series, full));
        }
        writer.add(series.id(), chunks, digest == null ? Collections.emptySortedMap() : new TreeMap<>(digest.finish()));
    }

    private byte[] encode(Series series, Samples samples) {
        sink.clear();
        codec.encodeCompact(series.id(), samples, sink);
        samples.clear();
        return sink.toByteArray();
    }
}
