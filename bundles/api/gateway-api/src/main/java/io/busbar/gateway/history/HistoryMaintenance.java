package io.busbar.gateway.history;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Care for the files of the history while it is in use. Safe for use by any thread; blocks for as long as it takes. */
@ProviderType
public interface HistoryMaintenance {

    /**
     * What a check found.
     *
     * @param chunks how many chunks were read and compared with their checksums
     * @param bytes how many bytes that were
     * @param findings what is damaged, each in one sentence; empty when all is well
     * @param complete false if it was stopped by the progress
     */
    record Check(long chunks, long bytes, List<String> findings, boolean complete) {

        /** Copies the list. */
        public Check {
            findings = List.copyOf(findings);
        }
    }

    /**
     * What a point takes.
     *
     * @param point its id, its extremes included
     * @param bytesByMonth bytes on disk, by month in UTC
     * @param samples stored samples, extremes included
     */
    record Use(String point, Map<YearMonth, Long> bytesByMonth, long samples) {

        /** Copies the map. */
        public Use {
            bytesByMonth = Map.copyOf(bytesByMonth);
        }

        /** All its bytes. */
        public long bytes() {
            return bytesByMonth.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Reads every chunk and compares it with its checksums. Samples go on being stored meanwhile.
     *
     * @param progress in series
     */
    Check check(HistoryProgress progress);

    /** What each point with history takes, ordered by id. */
    List<Use> use();

    /**
     * Makes anew what is derived from the samples: the rollups of closed months.
     *
     * @param progress in months
     * @return how many months were made anew
     * @throws io.busbar.gateway.problem.ProblemException if the history is read-only
     */
    int rebuildViews(HistoryProgress progress);
}
