package io.busbar.modbus.line;

import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.UnitListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One unit of a line: its blocks, ordered by deadline, and how it fares. Used on the line's thread. */
final class Unit {

    private final int id;
    private final UnitHealth health;
    private final Counters counters = new Counters();
    private final Punctuality punctuality = new Punctuality();
    private final Consumer<PolledBlock> forgetting;
    private final List<PolledBlock> blocks = new ArrayList<>();
    private final PriorityQueue<PolledBlock> waiting = new PriorityQueue<>(
            Comparator.comparingLong(block -> block.timetable().due()));
    private @Nullable BlockRead lastAsked;
    private long fairFrom = Long.MIN_VALUE;
    private long overdueUntil = Long.MIN_VALUE;
    private final ResponseTime responseTime = new ResponseTime();
    private final Fences fences = new Fences();
    private final UnlikeBlocks unlike = new UnlikeBlocks();
    private boolean gone;

    Unit(int id, UnitListener listener, ListenerGuard guard, Consumer<PolledBlock> forgetting) {
        this.id = id;
        this.health = new UnitHealth(listener, guard);
        this.forgetting = forgetting;
    }

    int id() {
        return id;
    }

    UnitHealth health() {
        return health;
    }

    Counters counters() {
        return counters;
    }

    Punctuality punctuality() {
        return punctuality;
    }

    /** Zeroes what people read. */
    void resetCounters() {
        counters.reset();
        punctuality.reset();
    }

    /** Before this time other units that wait go first; see {@link Schedule}. */
    long fairFrom() {
        return fairFrom;
    }

    void fairFrom(long nanos) {
        fairFrom = nanos;
    }

    /** Until when an answer that is overdue is waited for and nothing else asked; in the past if there is none. */
    long overdueUntil() {
        return overdueUntil;
    }

    void overdueUntil(long nanos) {
        overdueUntil = nanos;
    }

    ResponseTime responseTime() {
        return responseTime;
    }

    Fences fences() {
        return fences;
    }

    boolean gone() {
        return gone;
    }

    /** May be called by any thread. */
    void forget(PolledBlock block) {
        forgetting.accept(block);
    }

    void add(PolledBlock block) {
        blocks.add(block);
        if (!health.silent()) {
            waiting.add(block);
        }
    }

    void remove(PolledBlock block) {
        blocks.remove(block);
        waiting.remove(block);
    }

    void removeAll() {
        blocks.forEach(PolledBlock::cancel);
        blocks.clear();
        waiting.clear();
        gone = true;
    }

    List<PolledBlock> blocks() {
        return blocks;
    }

    /** The block whose deadline is nearest, or null. */
    @Nullable
    PolledBlock nearest() {
        return waiting.peek();
    }

    /** Takes the nearest block out of the order while it is being read. */
    @Nullable
    PolledBlock take() {
        return waiting.poll();
    }

    /** Puts a block back after it was read. */
    void giveBack(PolledBlock block) {
        if (!block.cancelled() && !gone && !health.silent() && !waiting.contains(block)) {
            waiting.add(block);
        }
    }

    /** Puts a block back whose answer came too late to be used: it is read once more, now. */
    void readAgain(PolledBlock block, long now) {
        waiting.remove(block);
        block.timetable().again(now);
        giveBack(block);
    }

    void asked(BlockRead block) {
        lastAsked = block;
    }

    /** The cheapest block that says whether the unit answers, or null if it was never asked anything. */
    @Nullable
    BlockRead probeBlock() {
        BlockRead smallest = lastAsked;
        for (PolledBlock block : blocks) {
            BlockRead candidate = block.read().block();
            if (smallest == null || candidate.count() < smallest.count()) {
                smallest = candidate;
            }
        }
        return smallest;
    }

    /** A part of a block whose answer cannot be taken for that to any block, or null if the unit was never asked anything. */
    @Nullable
    BlockRead unlikeBlock() {
        return unlike.next(blocks, lastAsked);
    }

    /** Tells all blocks that they will not be read for a while. */
    void suspend(ReadFailure why, long timeMillis) {
        waiting.clear();
        for (PolledBlock block : List.copyOf(blocks)) {
            block.suspended(why, timeMillis);
        }
    }

    /** Has all blocks read again, from now on. */
    void resume(long now) {
        waiting.clear();
        for (PolledBlock block : blocks) {
            block.timetable().begin(now);
            waiting.add(block);
        }
    }

    /** Tells the listener how the unit fares now. */
    void judge(@Nullable ReadFailure cause) {
        if (gone) {
            return;
        }
        boolean someFail = blocks.stream().anyMatch(PolledBlock::failing);
        health.tell(someFail, cause);
    }
}
