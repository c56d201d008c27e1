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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites a month that is over as one immutable table: chunks full and in order, late samples in their places, rollups beside them. The
 * table appears with its rename; until then the segment is the truth, and after it the segment is deleted. Used by the checkpoint thread.
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
    void close(Segments.Closing closing) throws IOException {
        long started = System.nanoTime();
        Resolution resolution = closing.key().resolution();
        Path folder = segments.folder(resolution);
        Path target = folder.resolve(MonthFile.name(closing.key().month(), closing.generation(), MonthFile.TABLE));
        Path temporary = folder.resolve(target.getFileName() + ".tmp");
        try {
            boolean empty;
            try (StorageFile file = layer.open(temporary)) {
                file.truncate(0);
                empty = write(file, closing);
            }
            if (empty) {
                layer.delete(temporary);
            } else {
                layer.rename(temporary, target);
                layer.syncDirectory(folder);
                tables.add(
                        resolution, MonthTable.open(layer, target, closing.key().month()));
            }
        } catch (IOException e) {
            layer.delete(temporary);
            throw e;
        }
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

    private boolean write(StorageFile file, Segments.Closing closing) throws IOException {
        long start = Months.start(closing.key().month());
        long end = Months.end(closing.key().month());
        MonthTable before = tables.find(closing.key().resolution(), start);
        MonthTable.Writer writer = new MonthTable.Writer(file, closing.key().month());
        List<Series> all = new ArrayList<>(catalogue.all());
        all.sort(Comparator.comparingInt(Series::id));
        for (Series series : all) {
            if (series.resolution() == closing.key().resolution()) {
                List<ChunkSource> sources = before == null ? new ArrayList<>() : before.all(series.id());
                sources.addAll(series.chunksIn(closing.segment()));
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
