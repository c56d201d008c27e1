package io.busbar.exports;

import io.busbar.exports.plan.Planner;
import io.busbar.exports.plan.Topology;
import io.busbar.exports.spool.SpoolFullException;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.ExportRun;
import io.busbar.gateway.exports.ExportRun.State;
import io.busbar.gateway.exports.ExportSettings;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The export of a range that somebody asked for. Run by one thread, looked at by any. */
final class RangeExport implements Runnable {

    /**
     * What is wanted.
     *
     * @param devices in this order
     */
    record Wish(
            Destination destination,
            List<Category> categories,
            List<Topology.Device> devices,
            Instant from,
            Instant to) {}

    private final String id;
    private final Wish wish;
    private final Planner planner;
    private final Planner.Site site;
    private final ExportSettings settings;
    private final Runnable fileMade;
    private final Instant begun;
    private final int all;
    private volatile boolean stopped;
    private volatile State state = State.RUNNING;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private volatile @Nullable Message error;

    RangeExport(
            String id,
            Wish wish,
            Planner planner,
            Planner.Site site,
            ExportSettings settings,
            Instant begun,
            Runnable fileMade) {
        this.id = id;
        this.wish = wish;
        this.planner = planner;
        this.site = site;
        this.settings = settings;
        this.begun = begun;
        this.fileMade = fileMade;
        this.all = wish.categories().size() * wish.devices().size();
    }

    @Override
    public void run() {
        try {
            for (Topology.Device device : wish.devices()) {
                for (Category category : wish.categories()) {
                    if (stopped) {
                        state = State.STOPPED;
                        return;
                    }
                    if (make(device, category)) {
                        files.incrementAndGet();
                        fileMade.run();
                    }
                    done.incrementAndGet();
                }
            }
            state = State.DONE;
        } catch (ProblemException e) {
            fail(Message.of("failure.said", e.fullText(Locale.ENGLISH)));
        } catch (SpoolFullException e) {
            fail(Message.of("export.spool.fill", "100"));
        } catch (IOException | RuntimeException e) {
            fail(Message.of("storage.unavailable", String.valueOf(e.getMessage())));
        }
    }

    private boolean make(Topology.Device device, Category category) throws IOException {
        int step = settings.schedules().containsKey(category)
                ? settings.schedules().get(category).stepMinutes()
                : 10;
        return planner.make(site, settings, wish.destination(), category, device, step, wish.from(), wish.to());
    }

    private void fail(Message reason) {
        error = reason;
        state = State.FAILED;
    }

    void stop() {
        stopped = true;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    ExportRun shown() {
        return new ExportRun(id, state, begun, done.get(), all, files.get(), error);
    }
}
