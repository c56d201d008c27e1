package io.busbar.historian.store;

import io.busbar.gateway.history.HistoryMaintenance.Check;
import io.busbar.gateway.history.HistoryProgress;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.historian.codec.Samples;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Care for the files of a store while it is in use. Safe for use by any thread; blocks for as long as reading takes. */
public final class Upkeep {

    /** No more findings are listed; one damaged disk has thousands. */
    private static final int MOST_FINDINGS = 100;

    private static final int EVERYTHING = 0xffff;

    private final Catalogue catalogue;
    private final Tables tables;
    private final MonthCloser closer;

    Upkeep(Catalogue catalogue, Tables tables, MonthCloser closer) {
        this.catalogue = catalogue;
        this.tables = tables;
        this.closer = closer;
    }

    /** What one series takes, and how many samples it has. */
    public record Use(String series, Map<YearMonth, Long> bytesByMonth, long samples) {}

    /** Memory for one pass. */
    private static final class Scratch {
        final ChunkCodec codec = new ChunkCodec();
        final Samples samples = new Samples(1024);
    }

    /** Reads every page and every chunk, and compares them with their checksums. */
    public Check check(HistoryProgress progress) {
        List<String> findings = new ArrayList<>();
        for (Resolution resolution : Resolution.values()) {
            for (MonthTable table : tables.all(resolution)) {
                int pages = table.damagedPages();
                if (pages > 0) {
                    note(findings, table.path() + " has " + pages + " damaged pages");
                }
            }
        }
        Scratch scratch = new Scratch();
        List<Series> all = sorted();
        long chunks = 0;
        long bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!progress.at(i, all.size())) {
                return new Check(chunks, bytes, findings, false);
            }
            for (ChunkSource source : sources(all.get(i))) {
                try {
                    source.load(scratch.codec, scratch.samples);
                } catch (CorruptChunkException | IOException e) {
                    note(findings, all.get(i).name() + ": " + e.getMessage());
                }
                chunks++;
                bytes += source.bytes();
            }
        }
        progress.at(all.size(), all.size());
        return new Check(chunks, bytes, findings, true);
    }

    private static void note(List<String> findings, String finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    /** What each series takes, by name. */
    public List<Use> use() {
        Scratch scratch = new Scratch();
        List<Use> uses = new ArrayList<>();
        for (Series series : sorted()) {
            Map<YearMonth, Long> bytes = new TreeMap<>();
            long samples = 0;
            for (ChunkSource source : sources(series)) {
                bytes.merge(Months.of(source.first()), (long) source.bytes(), Long::sum);
                samples += size(source, scratch);
            }
            bytes.replaceAll((month, size) -> size + digests(series, month));
            uses.add(new Use(series.name(), bytes, samples));
        }
        return uses;
    }

    private static int size(ChunkSource source, Scratch scratch) {
        try {
            source.load(scratch.codec, scratch.samples);
            return scratch.samples.size();
        } catch (CorruptChunkException | IOException e) {
            // What cannot be read takes place all the same; a check names it.
            return 0;
        }
    }

    private long digests(Series series, YearMonth month) {
        long bytes = 0;
        for (byte[] digest : tables.digests(series, Months.start(month), 0, EVERYTHING)) {
            bytes += digest.length;
        }
        return bytes;
    }

    /**
     * Writes every closed month anew, with rollups made from its samples. A month with damage is left as it is.
     *
     * @return how many months were written
     */
    public int renew(HistoryProgress progress) throws IOException {
        List<Segments.MonthKey> months = new ArrayList<>();
        for (Resolution resolution : Resolution.values()) {
            tables.all(resolution).forEach(table -> months.add(new Segments.MonthKey(resolution, table.month())));
        }
        int written = 0;
        for (int i = 0; i < months.size(); i++) {
            if (!progress.at(i, months.size())) {
                return written;
            }
            written += closer.renew(months.get(i)) ? 1 : 0;
        }
        progress.at(months.size(), months.size());
        return written;
    }

    private List<Series> sorted() {
        List<Series> all = new ArrayList<>(catalogue.all());
        all.sort(Comparator.comparing(Series::name));
        return all;
    }

    private static List<ChunkSource> sources(Series series) {
        return series.sources(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
    }
}
