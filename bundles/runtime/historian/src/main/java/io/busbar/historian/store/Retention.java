package io.busbar.historian.store;

import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes closed months: those that are too old, then the oldest while the files take more than their quota. */
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Tables tables;
    private final Catalogue catalogue;
    private final DiskUse use;
    private final StoreSettings settings;
    private final Clock clock;

    Retention(Tables tables, Catalogue catalogue, DiskUse use, StoreSettings settings, Clock clock) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.use = use;
        this.settings = settings;
        this.clock = clock;
    }

    private record Month(Resolution resolution, MonthTable table) {}

    void run() throws IOException {
        YearMonth now = Months.of(clock.millis());
        delete(Resolution.FINE, now, settings.fineMonths());
        delete(Resolution.STANDARD, now, settings.standardMonths());
        if (settings.quotaBytes() > 0) {
            quota();
        }
    }

    /**
     * Deletes what is older by the clock, if as many months were stored after it: a clock that is set to some far year makes nothing old.
     */
    private void delete(Resolution resolution, YearMonth now, int months) throws IOException {
        List<MonthTable> all = tables.all(resolution);
        for (int i = 0; months > 0 && i + months < all.size(); i++) {
            MonthTable table = all.get(i);
            if (table.month().isBefore(now.minusMonths(months))) {
                delete(new Month(resolution, table), "older than " + months + " months");
            }
        }
    }

    private void quota() throws IOException {
        List<Month> oldest = new ArrayList<>();
        for (Resolution resolution : Resolution.values()) {
            tables.all(resolution).forEach(table -> oldest.add(new Month(resolution, table)));
        }
        // The fine ones first where months are equal: the coarse tell more for their bytes.
        oldest.sort(
                Comparator.<Month, YearMonth>comparing(month -> month.table().month())
                        .thenComparing(Month::resolution));
        for (Month month : oldest) {
            if (use.of(settings.directory()) <= settings.quotaBytes()) {
                return;
            }
            delete(month, "beyond the quota of " + settings.quotaBytes() + " bytes");
        }
    }

    private void delete(Month month, String why) throws IOException {
        tables.delete(month.resolution(), month.table());
        for (Series series : catalogue.all()) {
            series.forgotten(month.resolution(), Months.end(month.table().month()));
        }
        LOG.info(
                "History of {} ({}) deleted: {}",
                month.table().month(),
                month.resolution().folder(),
                why);
    }
}
