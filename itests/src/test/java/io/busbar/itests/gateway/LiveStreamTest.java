package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.itests.gateway.LiveStream.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes in a register is on every open page within a poll period and half a second. */
@ExtendWith(Demo.Shared.class)
class LiveStreamTest {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PROMISED = PERIOD.plusMillis(500);
    private static final int TIMES = 7;

    private final Demo demo;

    LiveStreamTest(Demo demo) {
        this.demo = demo;
    }

    /** A current in mA of a meter, and a voltage in hundredths of a volt behind the gateway of the switchboard. */
    @ParameterizedTest
    @CsvSource({"meters, 8, 50528, e44-8/1/current.l1, 1000", "m70, 1, 36873, u30-1/-/voltage.l1n, 100"})
    void aWrittenRegisterArrivesInTime(String line, int unit, int address, String point, double scale)
            throws Exception {
        Mbpoll mbpoll = new Mbpoll(demo.port(line), unit);
        List<Long> millis = new ArrayList<>();
        try (LiveStream stream = new LiveStream(demo, point.substring(0, point.indexOf('/')))) {
            stream.next(point, value -> true, Demo.SOON);
            for (int i = 0; i < TIMES; i++) {
                int raw = 21_000 + 37 * i;
                long begin = System.nanoTime();
                mbpoll.write(address, raw);
                Arrival arrival =
                        stream.next(point, value -> value.path("value").asDouble() == raw / scale, Demo.SOON);
                millis.add(Duration.ofNanos(arrival.nanos() - begin).toMillis());
                // at another phase of the poll each time
                Thread.sleep(130L * i);
            }
        }
        assertThat(millis.stream().sorted().toList().get(TIMES / 2))
                .as("median of %s ms from before the write to the arrival", millis)
                .isLessThanOrEqualTo(PROMISED.toMillis());
    }
}
