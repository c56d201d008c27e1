package io.busbar.driver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One unit on one line, as a driver sees it. The line decides when a request goes out, reconnects, and probes a unit that does not
 * answer; the driver only says what it wants to be read and how often. Safe for use by any thread.
 */
@ProviderType
public interface BusLink {

    /** The Modbus unit id, 0 to 255. */
    int unit();

    /**
     * Reads a block again and again until the returned poll is cancelled.
     *
     * @param period time between two reads; the line keeps it unless it is overloaded, and then shares the shortage fairly
     */
    Poll poll(BlockRead block, Duration period, BlockListener listener);

    /**
     * Reads a block once, as soon as the line has time. Completes on a thread of the line, exceptionally with a
     * {@link BusException}; waits at most the line's timeout for each request before it.
     */
    CompletionStage<Words> read(BlockRead block);

    /**
     * Writes holding registers: function 6 for one word, 16 for several. Completes when the device has confirmed, exceptionally with a
     * {@link BusException} if it refused, did not answer, or writing is forbidden.
     *
     * @param words one number a register, each 0 to 65535
     */
    CompletionStage<Void> write(int address, int... words);

    /**
     * Writes holding registers by function 16 even if there is only one, for devices that want that. Completes like {@link #write}.
     *
     * @param words one number a register, each 0 to 65535
     */
    default CompletionStage<Void> writeBlock(int address, int... words) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException("this link chooses the function by the number of registers"));
    }

    /**
     * Chooses what a window of a device's memory shows, by writing holding registers with function 16. Nothing else in the device may
     * depend on these registers, for which the caller answers: therefore this is part of reading, and also done where writing is
     * forbidden. Completes like {@link #write}.
     *
     * @param words one number a register, each 0 to 65535
     */
    default CompletionStage<Void> select(int address, int... words) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("this link has no memories to read"));
    }

    /** A block that is being read periodically. */
    @ProviderType
    interface Poll {
        /** Ends the reading. No call of the listener begins after this returns on the line's thread. */
        void cancel();
    }
}
