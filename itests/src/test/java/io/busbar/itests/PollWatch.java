package io.busbar.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.SampleSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Takes the samples of some devices off the bus and keeps when each block was read. */
final class PollWatch implements SampleSink, AutoCloseable {
    private static final long LIVE_PERIOD = 1_000;

    private final Set<String> devices;
    private final Map<String, Polls> polls = new TreeMap<>();
    private final ServiceRegistration<SampleSink> registration;
    private final long begin = System.nanoTime();

    PollWatch(BundleContext context, Set<String> devices) {
        this.devices = devices;
        registration = context.registerService(
                SampleSink.class, this, FrameworkUtil.asDictionary(Map.of(NAME, "poll-watch", CAPACITY, 4096)));
    }

    /** When a block was read, in milliseconds since 1970, and how many of its reads gave nothing. */
    record Polls(String device, String block, List<Long> times, List<Long> failed) {

        /**
         * Asserts that no read is missing and that each had an answer. A loaded machine has single reads come late; but what read number n
         * is behind n periods then comes back to what it was, whereas a missing read moves all later ones by a period.
         */
        void assertComplete() {
            assertThat(failed).as("failed reads of %s", block).isEmpty();
            int middle = times.size() / 2;
            assertThat(leastBehind(middle, times.size()) - leastBehind(0, middle))
                    .as("shift of the reads of %s at %s", block, times)
                    .isLessThan(LIVE_PERIOD / 2);
        }

        private long leastBehind(int from, int to) {
            return IntStream.range(from, to)
                    .mapToLong(i -> times.get(i) - i * LIVE_PERIOD)
                    .min()
                    .orElseThrow();
        }
    }

    @Override
    public synchronized void accept(SampleBatch batch) {
        if (!devices.contains(batch.device())) {
            return;
        }
        Polls block = polls.computeIfAbsent(
                batch.points().id(0), id -> new Polls(batch.device(), id, new ArrayList<>(), new ArrayList<>()));
        block.times().add(batch.timeMillis());
        boolean failed = true;
        for (int i = 0; i < batch.size(); i++) {
            failed &= batch.quality(i) == Quality.COMM_FAULT;
        }
        if (failed) {
            block.failed().add(batch.timeMillis());
        }
    }

    /** All blocks of the fastest tier: read more often than every other second. */
    synchronized List<Polls> end() {
        long reads = (System.nanoTime() - begin) / 1_000_000 / (2 * LIVE_PERIOD);
        return polls.values().stream()
                .filter(block -> block.times().size() > reads)
                .toList();
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
