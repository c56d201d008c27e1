package io.busbar.registers;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusLink;
import io.busbar.driver.PollTier;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan again and again. A block that the device refuses with exception 2 is split in halves until what it cannot give stands
 * alone; that, and what it refuses with exceptions 1 and 3, is not asked for again. Safe for use by any thread.
 */
final class BlockPolls<T> {

    /** What becomes of the reads of one block. Called on a thread of the line. */
    interface Handler {
        void read(Words words, long timeMillis);

        /** No data this time. */
        void failed(ReadFailure failure, long timeMillis);

        /** The device does not have these registers; no further call follows. */
        void unsupported(long timeMillis);
    }

    private final BusLink link;
    private final Function<PollTier, Duration> period;
    private final Function<ReadBlock<T>, Handler> handlers;
    private final Set<Part> parts = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    BlockPolls(BusLink link, Function<PollTier, Duration> period, Function<ReadBlock<T>, Handler> handlers) {
        this.link = link;
        this.period = period;
        this.handlers = handlers;
    }

    void start(List<ReadBlock<T>> plan) {
        plan.forEach(block -> new Part(block).start());
    }

    /** Ends all reading. */
    void close() {
        closed = true;
        List.copyOf(parts).forEach(Part::cancel);
    }

    private final class Part implements BlockListener {

        private final ReadBlock<T> block;
        private final Handler handler;
        private BusLink.@Nullable Poll poll;
        private boolean cancelled;

        Part(ReadBlock<T> block) {
            this.block = block;
            this.handler = handlers.apply(block);
        }

        void start() {
            parts.add(this);
            BusLink.Poll started = link.poll(block.read(), period.apply(block.tier()), this);
            boolean late;
            synchronized (this) {
                poll = started;
                late = cancelled || closed;
            }
            // The line may have answered, and we have split, before poll() returned.
            if (late) {
                cancel();
            }
        }

        void cancel() {
            parts.remove(this);
            BusLink.Poll running;
            synchronized (this) {
                cancelled = true;
                running = poll;
            }
            if (running != null) {
                running.cancel();
            }
        }

        private synchronized boolean isOver() {
            return cancelled || closed;
        }

        @Override
        public void read(Words words, long timeMillis) {
            if (isOver()) {
                return;
            }
            BlockRead read = block.read();
            int missing = read.address() + read.count() - words.address() - words.count();
            if (words.address() > read.address() || missing > 0) {
                String message = "The answer to a read of " + read.count() + " registers from " + read.address()
                        + " brought " + words.count() + " from " + words.address();
                handler.failed(new ReadFailure(ReadFailure.Kind.MALFORMED, 0, message), timeMillis);
                return;
            }
            handler.read(words, timeMillis);
        }

        @Override
        public void failed(ReadFailure failure, long timeMillis) {
            if (isOver() || failure.isBusy()) {
                return;
            }
            if (failure.isIllegalAddress() && block.items().size() > 1) {
                List<Part> halves = new ArrayList<>();
                block.halves().forEach(half -> halves.add(new Part(half)));
                cancel();
                halves.forEach(Part::start);
            } else if (failure.kind() == ReadFailure.Kind.EXCEPTION && failure.exceptionCode() <= 3) {
                cancel();
                handler.unsupported(timeMillis);
            } else {
                handler.failed(failure, timeMillis);
            }
        }
    }
}
