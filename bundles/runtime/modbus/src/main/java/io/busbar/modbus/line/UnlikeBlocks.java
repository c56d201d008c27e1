package io.busbar.modbus.line;

import io.busbar.driver.BlockRead;
import io.busbar.driver.RegisterArea;
import io.busbar.modbus.frame.ReadRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a unit's blocks whose answers have another length than the answers to all of its blocks. They are used in turn, so that an answer
 * of one length proves that the one request with it has been served, and with it all requests before.
 */
final class UnlikeBlocks {

    /** So many are not used up before the answer to the first can be believed lost. */
    private static final int ENOUGH = 10;

    private int turn;

    /** The next one for a unit with these blocks, or null if it has none. */
    @Nullable
    BlockRead next(List<PolledBlock> blocks, @Nullable BlockRead lastAsked) {
        BlockRead largest = lastAsked;
        for (PolledBlock block : blocks) {
            BlockRead read = block.read().block();
            if (largest == null || read.count() > largest.count()) {
                largest = read;
            }
        }
        if (largest == null) {
            return null;
        }
        List<BlockRead> candidates = candidates(largest, blocks);
        turn++;
        return candidates.isEmpty() ? largest : candidates.get(turn % candidates.size());
    }

    private static List<BlockRead> candidates(BlockRead largest, List<PolledBlock> blocks) {
        boolean bits = largest.area() == RegisterArea.COIL || largest.area() == RegisterArea.DISCRETE;
        int step = bits ? 16 : 2;
        List<BlockRead> candidates = new ArrayList<>();
        // Even numbers of words first: some devices refuse half of a value of two.
        for (int count = step; count <= largest.count(); count += step) {
            add(candidates, largest, count, blocks);
        }
        if (candidates.size() < ENOUGH) {
            for (int count = 1; count <= largest.count() + step; count += step) {
                add(candidates, largest, count, blocks);
            }
        }
        return candidates;
    }

    private static void add(List<BlockRead> candidates, BlockRead largest, int count, List<PolledBlock> blocks) {
        if (largest.address() + count > 65_536) {
            return;
        }
        ReadRequest candidate = new ReadRequest(0, new BlockRead(largest.area(), largest.address(), count));
        boolean unlike = blocks.stream()
                .noneMatch(block -> block.read().function() == candidate.function()
                        && block.read().replyLength() == candidate.replyLength());
        if (unlike) {
            candidates.add(candidate.block());
        }
    }
}
