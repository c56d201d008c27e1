package io.busbar.registers;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.BusLink;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceMemory;
import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.PollTier;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.SampleBatch;
import io.busbar.driver.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A line with one device, whose time passes only when a test says so; and the gateway around it. */
final class FakeLink implements BusLink, DeviceContext {

    static final long TIME = 1_700_000_000_000L;

    private record Polled(BlockRead block, Duration period, BlockListener listener) {}

    final Registers registers = new Registers();
    final List<SampleBatch> published = new ArrayList<>();
    final List<SampleBatch> backfilled = new ArrayList<>();
    final List<Duration> backfilledPeriods = new ArrayList<>();
    final List<String> selected = new ArrayList<>();
    Consumer<int[]> onSelect = words -> {};
    final List<BlockRead> asked = new ArrayList<>();
    final List<Identification> identifications = new ArrayList<>();
    final List<String> writes = new ArrayList<>();
    List<LoadDescription> loads = List.of();

    @Nullable
    ReadFailure failure;

    int cutAnswersBy;

    /** When the registers are read. */
    long time = TIME;

    final Map<String, Long> notes = new HashMap<>();
    private final Map<Integer, Integer> refusals = new HashMap<>();
    private final Set<Polled> polls = new LinkedHashSet<>();

    /** Any read of this register, polled or not, is answered by this exception. */
    void refuse(int address, int exception) {
        refusals.put(address, exception);
    }

    List<BlockRead> polled() {
        return polls.stream().map(Polled::block).toList();
    }

    List<Duration> periods() {
        return polls.stream().map(Polled::period).distinct().toList();
    }

    /** Every block that is polled is read once. */
    void tick() {
        for (Polled poll : List.copyOf(polls)) {
            if (polls.contains(poll)) {
                answer(poll);
            }
        }
    }

    SampleBatch last(String point) {
        for (int i = published.size() - 1; i >= 0; i--) {
            if (index(published.get(i), point) >= 0) {
                return published.get(i);
            }
        }
        throw new AssertionError(point + " was never published");
    }

    double value(String point) {
        SampleBatch batch = last(point);
        return batch.value(index(batch, point));
    }

    io.busbar.driver.Quality quality(String point) {
        SampleBatch batch = last(point);
        return batch.quality(index(batch, point));
    }

    private static int index(SampleBatch batch, String point) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.points().id(i).equals(point)) {
                return i;
            }
        }
        return -1;
    }

    private void answer(Polled poll) {
        BlockRead block = poll.block();
        asked.add(block);
        if (failure != null) {
            poll.listener().failed(failure, time);
            return;
        }
        ReadFailure refusal = refusal(block);
        if (refusal != null) {
            poll.listener().failed(refusal, time);
            return;
        }
        poll.listener().read(registers.read(block.address(), block.count() - cutAnswersBy), time);
    }

    private @Nullable ReadFailure refusal(BlockRead block) {
        for (Map.Entry<Integer, Integer> refusal : refusals.entrySet()) {
            int address = refusal.getKey();
            if (address >= block.address() && address < block.address() + block.count()) {
                return new ReadFailure(ReadFailure.Kind.EXCEPTION, refusal.getValue(), "refused");
            }
        }
        return null;
    }

    @Override
    public int unit() {
        return 1;
    }

    @Override
    public Poll poll(BlockRead block, Duration period, BlockListener listener) {
        Polled poll = new Polled(block, period, listener);
        polls.add(poll);
        return () -> polls.remove(poll);
    }

    @Override
    public CompletionStage<Words> read(BlockRead block) {
        asked.add(block);
        ReadFailure refusal = failure == null ? refusal(block) : failure;
        if (refusal != null) {
            return CompletableFuture.failedFuture(new BusException(refusal));
        }
        return CompletableFuture.completedFuture(registers.read(block.address(), block.count()));
    }

    @Override
    public CompletionStage<Void> select(int address, int... words) {
        selected.add(address + ":" + Arrays.toString(words));
        onSelect.accept(words);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> write(int address, int... words) {
        return written(words.length == 1 ? 6 : 16, address, words);
    }

    @Override
    public CompletionStage<Void> writeBlock(int address, int... words) {
        return written(16, address, words);
    }

    private CompletionStage<Void> written(int function, int address, int... words) {
        if (failure != null) {
            return CompletableFuture.failedFuture(new BusException(failure));
        }
        writes.add(function + " " + address + " " + Arrays.toString(words));
        for (int i = 0; i < words.length; i++) {
            registers.set(RegisterArea.HOLDING, address + i, words[i]);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public BusLink link() {
        return this;
    }

    @Override
    public Duration period(PollTier tier) {
        return tier.period();
    }

    @Override
    public void publish(SampleBatch batch) {
        published.add(batch);
    }

    @Override
    public CompletionStage<Void> backfill(SampleBatch batch, Duration period) {
        backfilled.add(batch);
        backfilledPeriods.add(period);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public DeviceMemory memory() {
        return new DeviceMemory() {
            @Override
            public OptionalLong recall(String key) {
                Long value = notes.get(key);
                return value == null ? OptionalLong.empty() : OptionalLong.of(value);
            }

            @Override
            public void note(String key, long value) {
                notes.put(key, value);
            }

            @Override
            public void forget(String key) {
                notes.remove(key);
            }
        };
    }

    @Override
    public void identified(Identification identification) {
        identifications.add(identification);
    }

    @Override
    public void reachable(boolean answers, @Nullable ReadFailure failure) {
        throw new AssertionError("the line says whether the device answers");
    }

    @Override
    public void loads(List<LoadDescription> described) {
        loads = described;
    }
}
