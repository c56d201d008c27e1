package io.busbar.rest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.site.Site;
import io.busbar.rest.fixture.Gateway;
import io.busbar.rest.fixture.HistorianFixture;
import io.busbar.rest.fixture.ProfilesFixture;
import io.busbar.rest.fixture.SiteFixture;
import io.busbar.rest.fixture.ValuesFixture;
import io.busbar.rest.gateway.ReadinessFixture;
import io.busbar.rest.services.GatewayServices;
import io.busbar.rest.services.ServicesFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private static final long SECOND = 1_000_000_000L;

    private static final class Output implements LiveOutput {
        final List<String> sent = new ArrayList<>();
        boolean ready = true;
        boolean broken;
        boolean ended;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            if (broken) {
                throw new IOException("gone");
            }
            sent.add(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private final SiteFixture site = new SiteFixture();
    private final GatewayServices services = ServicesFixture.of(
            site,
            new ValuesFixture(),
            new HistorianFixture(),
            new ProfilesFixture(),
            new Site() {
                @Override
                public String name() {
                    return "SITE";
                }

                @Override
                public ZoneId zone() {
                    return ZoneId.of("Europe/Paris");
                }
            },
            List::of);
    private final LiveTable table = new LiveTable();
    private final LiveCounters counters = new LiveCounters();
    private final Frames frames = new Frames(site, ReadinessFixture.of(services), services, "epoch");
    private final Output output = new Output();
    private final LiveStream stream = stream(null);

    private LiveStream stream(@Nullable Long resumed) {
        LiveStream.Wish wish = new LiveStream.Wish("127.0.0.1", "token", false, device -> true, resumed);
        return new LiveStream(wish, table, frames, counters, output, 0);
    }

    @Test
    void theFirstFrameHasEverythingAndOnlyItsLastEventAnId() {
        table.accept(Gateway.batch(Gateway.START, 1, 230));
        stream.flush(0);
        assertThat(output.sent).hasSize(1);
        assertThat(output.sent.get(0))
                .startsWith(
                        "event: system\ndata: {\"status\":\"READY\",\"version\":\"0.1.0\",\"historian\":\"READY\"}\n\n")
                .contains("event: values\nid: epoch-2\ndata: {\"values\":[{\"point\":\"i35-102/1/power.active.total\"")
                .endsWith("]}\n\n");
    }

    @Test
    void whileAClientIsSlowNothingPilesUpAndThenItGetsTheNewest() {
        stream.flush(0);
        output.ready = false;
        for (int i = 1; i <= 50; i++) {
            table.accept(Gateway.batch(Gateway.START.plusSeconds(i), i, 230));
            stream.flush(i * SECOND / 10);
        }
        assertThat(output.sent).hasSize(1);
        assertThat(counters.heldBack.sum()).isEqualTo(50);
        output.ready = true;
        stream.flush(6 * SECOND);
        assertThat(output.sent.get(1)).contains("\"value\":50.0").doesNotContain("\"value\":49.0");
        assertThat(counters.values.sum()).isEqualTo(2);
    }

    @Test
    void aClientThatTakesNothingForAMinuteIsLetGo() {
        stream.flush(0);
        output.ready = false;
        table.systemChanged();
        stream.flush(59 * SECOND);
        assertThat(stream.isEnded()).isFalse();
        stream.flush(61 * SECOND);
        assertThat(stream.isEnded()).isTrue();
        assertThat(output.ended).isTrue();
    }

    @Test
    void silenceIsBrokenByAHeartbeatEvery15Seconds() {
        stream.flush(0);
        stream.flush(14 * SECOND);
        assertThat(output.sent).hasSize(1);
        stream.flush(15 * SECOND);
        stream.flush(16 * SECOND);
        stream.flush(30 * SECOND);
        assertThat(output.sent).hasSize(3);
        assertThat(output.sent.get(2)).isEqualTo(":\n\n");
    }

    @Test
    void aResumedStreamGetsWhatChangedSince() {
        table.accept(Gateway.batch(Gateway.START, 1, 230));
        table.deviceChanged("x-9");
        Long seen = frames.resumed("epoch-2");
        assertThat(seen).isEqualTo(2);
        stream(seen).flush(0);
        assertThat(output.sent.get(0))
                .startsWith("event: device\nid: epoch-3\ndata: {\"id\":\"x-9\",\"device\":{\"id\":\"x-9\"")
                .contains("No answer from … within 3000 ms")
                .doesNotContain("event: values");
    }

    @Test
    void anIdOfAnotherLifeOrNonsenseMeansEverything() {
        assertThat(frames.resumed("other-2")).isNull();
        assertThat(frames.resumed("epoch-x")).isNull();
        assertThat(frames.resumed(null)).isNull();
    }

    @Test
    void aRemovedDeviceIsNull() {
        stream.flush(0);
        table.deviceRemoved("gone-1");
        stream.flush(SECOND);
        assertThat(output.sent.get(1)).contains("data: {\"id\":\"gone-1\",\"device\":null}\n\n");
    }

    @Test
    void aBrokenConnectionEndsTheStream() {
        output.broken = true;
        stream.flush(0);
        assertThat(stream.isEnded()).isTrue();
        assertThat(output.ended).isTrue();
    }
}
