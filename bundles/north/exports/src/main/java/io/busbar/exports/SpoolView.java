package io.busbar.exports;

import io.busbar.exports.spool.Spool;
import io.busbar.exports.spool.SpoolEntry;
import io.busbar.gateway.exports.SpoolFile;
import io.busbar.gateway.exports.SpoolStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The spool as people see it: each destination's files in the order in which they go, and what waits in all. */
final class SpoolView {

    private SpoolView() {}

    /**
     * What is in the spool now.
     *
     * @param full whether nothing more is planned until there is room
     * @param next when a destination's first file is tried again
     * @param most how many files are named one by one
     */
    static SpoolStatus of(Spool spool, boolean full, Function<String, @Nullable Instant> next, int most) {
        Collection<SpoolEntry> entries = spool.entries();
        List<SpoolFile> files = new ArrayList<>();
        Map<String, long[]> waiting = new HashMap<>();
        entries.stream()
                .sorted(Comparator.comparing(SpoolEntry::destination).thenComparingLong(SpoolEntry::id))
                .forEach(entry -> {
                    long[] sum = waiting.computeIfAbsent(entry.destination(), key -> new long[2]);
                    if (files.size() < most) {
                        files.add(entry.shown(sum[0] == 0 ? next.apply(entry.destination()) : null));
                    }
                    sum[0]++;
                    sum[1] += entry.bytes();
                });
        return new SpoolStatus(
                files,
                spool.count(),
                spool.bytes(),
                spool.bounds().files(),
                spool.bounds().bytes(),
                full,
                waiting.entrySet().stream()
                        .map(one -> new SpoolStatus.Waiting(one.getKey(), (int) one.getValue()[0], one.getValue()[1]))
                        .sorted(Comparator.comparing(SpoolStatus.Waiting::destination))
                        .toList());
    }
}
