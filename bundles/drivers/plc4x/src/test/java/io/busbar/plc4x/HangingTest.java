package io.busbar.plc4x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A library that does not come back, whatever is done to it. */
@Timeout(60)
class HangingTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void callsThatHangCostThreeThreadsAndNoMore() throws Exception {
        try (BoundedCaller caller = new BoundedCaller("test", getClass().getClassLoader())) {
            for (int i = 0; i < BoundedCaller.MOST_STUCK; i++) {
                assertThatThrownBy(() -> caller.call(this::hang, SHORT))
                        .isInstanceOf(TimeoutException.class)
                        .hasMessage("no answer within 50 ms");
            }
            assertThat(caller.stuck()).isEqualTo(3);
            assertThatThrownBy(() -> caller.call(() -> 1, Duration.ofSeconds(5)))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("have not returned yet");

            release.countDown();
            RecordingContext.await("the threads end", () -> caller.stuck() == 0);
            assertThat(caller.call(() -> 42, Duration.ofSeconds(5))).isEqualTo(42);
        }
    }

    @Test
    void aCallRunsWithTheClassLoaderThatFindsTheTransports() throws Exception {
        ClassLoader own = new ClassLoader(getClass().getClassLoader()) {};
        try (BoundedCaller caller = new BoundedCaller("test", own)) {
            assertThat(caller.call(() -> Thread.currentThread().getContextClassLoader(), Duration.ofSeconds(5)))
                    .isSameAs(own);
        }
    }

    /** Deaf to interruptions, as a call into a native library is. */
    private boolean hang() {
        while (true) {
            try {
                release.await();
                return true;
            } catch (InterruptedException e) {
                // Deaf.
            }
        }
    }
}
