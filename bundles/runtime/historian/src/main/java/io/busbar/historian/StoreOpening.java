package io.busbar.historian;

import io.busbar.historian.store.Store;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store on a thread of its own, so that the gateway polls while a large history is repaired. Safe for use by any thread. */
final class StoreOpening {

    private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);

    /** How long a query waits for the store. */
    private static final long PATIENCE_SECONDS = 10;

    /** Opens what goes with the store. */
    @FunctionalInterface
    interface Also {
        void open() throws IOException;
    }

    private final Store store;
    private final Also also;
    private final CountDownLatch done = new CountDownLatch(1);

    StoreOpening(Store store, Also also) {
        this.store = store;
        this.also = also;
    }

    void start() {
        Thread thread = new Thread(this::open, "historian-open");
        thread.setDaemon(true);
        thread.start();
    }

    private void open() {
        try {
            also.open();
            store.open();
        } catch (IOException | RuntimeException e) {
            LOG.error("The history cannot be opened", e);
            store.failed("it could not be opened: " + e.getMessage());
        } finally {
            done.countDown();
        }
    }

    /** Waits until the store is open or has failed; false where that takes too long. */
    boolean await() {
        try {
            return done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
