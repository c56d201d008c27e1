package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.Await;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two demonstrations on one machine, with other ports and data directories. */
@ExtendWith(Demo.Shared.class)
class SideBySideTest {
    private static final int E44_CURRENT_L1 = 50528;

    private final Demo first;

    SideBySideTest(Demo first) {
        this.first = first;
    }

    @Test
    void twoDemonstrationsDoNotMix() throws Exception {
        try (Demo second = Demo.start("second")) {
            assertThat(second.port("meters")).isNotEqualTo(first.port("meters"));
            assertThat(second.devices()).isEqualTo(first.devices());

            // a value in the second site alone
            new Mbpoll(second.port("meters"), 8).write(E44_CURRENT_L1, 987_654);
            Await.until(
                    "the value in the second",
                    Demo.SOON,
                    () -> current(second).path("value").asDouble() == 987.654);
            assertThat(current(first).path("value").asDouble()).isNotEqualTo(987.654);

            // a device in the second gateway alone
            second.rest().delete("/devices/e24-6");
            assertThat(first.devices()).contains("e24-6");
        }
        Instant stopped = Instant.now();
        Await.until("the first goes on", Demo.SOON, () -> Instant.parse(
                        current(first).path("time").asText())
                .isAfter(stopped));
    }

    private static JsonNode current(Demo demo) throws Exception {
        return demo.rest().value("e44-8/1/current.l1").orElseThrow();
    }
}
