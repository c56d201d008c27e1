package io.busbar.registers;

import io.busbar.driver.BlockRead;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.Points;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.SampleBatch;
import io.busbar.driver.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads what a log holds since a time, page by page, and hands it to the history. One run at a time; on threads of the line. */
final class LogReader {

    /** Pages of one run. */
    private static final int MOST_PAGES = 64;

    private final DeviceContext context;
    private final RegisterMap map;
    private final MapLog log;
    private final Points points;

    LogReader(String device, DeviceContext context, RegisterMap map, MapLog log) {
        this.context = context;
        this.map = map;
        this.log = log;
        this.points = new Points(
                device,
                log.rows().stream()
                        .map(row -> new Points.Point(row.load(), row.quantity()))
                        .toList());
    }

    /**
     * Delivers every record of what was over after a time.
     *
     * @return when the last of what was delivered was over, or {@code sinceMillis} if there was none; exceptionally what the device
     *     or the history answered
     */
    CompletionStage<Long> since(long sinceMillis) {
        MapLog.Select select = log.select();
        return page(sinceMillis, sinceMillis, select == null ? -1 : select.first(), 1);
    }

    private CompletionStage<Long> page(long since, long newest, int record, int number) {
        MapLog.Select select = log.select();
        LogPage page = new LogPage(log);
        CompletionStage<Void> shown = select == null
                ? CompletableFuture.completedFuture(null)
                : context.link().select(select.address(), select.words(record));
        return shown.thenCompose(none -> header(page))
                .thenCompose(none -> records(page))
                .thenCompose(records -> {
                    List<LogPage.Entry> wanted = records.stream()
                            .filter(each -> each.overMillis() > since)
                            .toList();
                    long latest =
                            wanted.stream().mapToLong(LogPage.Entry::overMillis).reduce(newest, Math::max);
                    int next = next(page, record, reachedBack(records, wanted));
                    return deliver(wanted, 0, page.periodSeconds())
                            .thenCompose(none -> next < 0 || records.isEmpty() || number == MOST_PAGES
                                    ? CompletableFuture.completedFuture(latest)
                                    : page(since, latest, next, number + 1));
                });
    }

    /** Whether older pages hold nothing new: where records bear the time of their begin, only a page of known ones says so. */
    private static boolean reachedBack(List<LogPage.Entry> records, List<LogPage.Entry> wanted) {
        boolean beginnings = records.stream().anyMatch(each -> each.overMillis() != each.timeMillis());
        return beginnings ? wanted.isEmpty() : wanted.size() < records.size();
    }

    /** The number of the next page, negative for none. Where the header says which, pages go back in time. */
    private int next(LogPage page, int record, boolean reachedBack) {
        MapLog.Select select = log.select();
        if (select == null) {
            return -1;
        }
        if (select.next().isPresent()) {
            return select.next().get();
        }
        int next = page.next();
        return reachedBack || next == record || next == select.first() ? -1 : next;
    }

    private CompletionStage<Void> header(LogPage page) {
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (ReadBlock<MapField> block : new Planner(map).fields(log.header())) {
            List<MapField> fields = block.items().stream().map(ReadItem::value).toList();
            done = done.thenCompose(none -> context.link().read(block.read()))
                    .thenAccept(words -> page.header(fields, words));
        }
        return done;
    }

    private CompletionStage<List<LogPage.Entry>> records(LogPage page) {
        List<Words> parts = new ArrayList<>();
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        int perRead = Math.max(1, map.maxWords() / page.size());
        for (int first = 0; first < page.count(); first += perRead) {
            int count = Math.min(perRead, page.count() - first);
            int last = (count - 1) * page.size() + log.end() - log.start();
            BlockRead read =
                    new BlockRead(log.time().area(), log.start() + first * page.size(), Math.min(last, map.maxWords()));
            done = done.thenCompose(none -> context.link().read(read)).thenAccept(parts::add);
        }
        return done.thenApply(none -> page.records(parts));
    }

    /** One after the other: the history takes few at once. */
    private CompletionStage<Void> deliver(List<LogPage.Entry> records, int from, long periodSeconds) {
        if (from == records.size()) {
            return CompletableFuture.completedFuture(null);
        }
        LogPage.Entry record = records.get(from);
        boolean averages =
                periodSeconds > 0 && periodSeconds <= Duration.ofDays(1).toSeconds() && hasGauges();
        Duration period = averages ? Duration.ofSeconds(periodSeconds) : Duration.ZERO;
        byte[] qualities = new byte[record.values().length];
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] = (byte) log.rows().get(i).quality(record.values()[i]).ordinal();
        }
        // The device writes when a period is over; the history wants to know when it began.
        SampleBatch batch =
                new SampleBatch(points, record.timeMillis() - period.toMillis(), record.values(), qualities);
        return context.backfill(batch, period).thenCompose(none -> deliver(records, from + 1, periodSeconds));
    }

    private boolean hasGauges() {
        return log.rows().stream().anyMatch(row -> row.quantity().kind() == QuantityKind.GAUGE);
    }
}
