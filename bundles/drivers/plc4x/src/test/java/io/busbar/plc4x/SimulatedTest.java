package io.busbar.plc4x;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Quality;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.TagMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.apache.plc4x.java.DefaultPlcDriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With PLC4X's own simulated protocol. */
@Timeout(60)
class SimulatedTest {

    private final DefaultPlcDriverManager manager = new DefaultPlcDriverManager();
    private final RecordingContext context = new RecordingContext();

    @Test
    void whatIsImpossibleIsMarkedAndNotPassedOn() {
        TagMap map = Maps.of("simulated://127.0.0.1", "RANDOM/a:UINT 1 V voltage.l1n range=-2..-1");
        TagDriver driver = new TagDriver(List.of(map), manager, Clock.systemUTC());
        try (DeviceSession session = driver.open(new DeviceReference("plc-1", "Test PLC"), context)) {
            RecordingContext.await("a value", () -> context.quality("plc-1/1/voltage.l1n") == Quality.OUT_OF_RANGE);

            assertThat(context.value("plc-1/1/voltage.l1n")).isNaN();
            assertThat(session).isNotNull();
        }
    }

    @Test
    void aChangedMapIsFollowedAndAnEndedSessionSaysNothing() {
        TagMap first = Maps.of("simulated://127.0.0.1", "RANDOM/a:UINT 1 V voltage.l1n");
        TagMap second =
                Maps.of("simulated://127.0.0.1", "RANDOM/a:UINT 1 V voltage.l1n", "RANDOM/b:UINT 1 V voltage.l2n");
        TagDriver driver = new TagDriver(List.of(first), manager, Clock.systemUTC());
        DeviceSession session = driver.open(new DeviceReference("plc-1", "Test PLC"), context);
        RecordingContext.await("a value", () -> context.quality("plc-1/1/voltage.l1n") == Quality.GOOD);

        driver.use(List.of(second));
        RecordingContext.await("the new row", () -> context.quality("plc-1/1/voltage.l2n") == Quality.GOOD);

        session.close();
        RecordingContext.await("its thread ends", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("busbar-plc4x-plc-1")));
        long batches = context.batches.get();
        RecordingContext.pause();
        assertThat(context.batches.get()).isEqualTo(batches);
    }

    @Test
    void theExampleOfTheDriverGuideIsWithoutFault() throws Exception {
        String guide = Files.readString(Path.of("../../../docs/driver-guide.md"));
        int start = guide.indexOf("```tag-map\n") + "```tag-map\n".length();
        MapSource example = new MapSource("guide.map", guide.substring(start, guide.indexOf("```", start)));

        TagMaps maps = TagMaps.of(List.of(example), manager.getProtocolCodes(), List.of());

        assertThat(maps.problems()).isEmpty();
        assertThat(maps.maps().get(0).rows()).hasSize(4);
    }

    @Test
    void faultyFilesAreSaidAndLeaveWhatWasThere() {
        MapSource good = new MapSource(
                "a.map",
                "map plc4x.a\nproduct A\nconnection simulated://x\nblock m live\nRANDOM/a:UINT 1 V voltage.l1n\n");
        MapSource unknown = new MapSource(
                "b.map",
                "map plc4x.b\nproduct B\nconnection pigeon://x\nblock m live\nRANDOM/a:UINT 1 V voltage.l1n\n");
        MapSource broken = new MapSource("a.map", good.text().replace("voltage.l1n", "voltage.l9"));

        TagMaps before = TagMaps.of(List.of(good, unknown), manager.getProtocolCodes(), List.of());
        assertThat(before.maps()).extracting(TagMap::id).containsExactly("plc4x.a");
        assertThat(before.problems()).extracting(MapProblem::code).containsExactly("tags.protocol");
        assertThat(before.problems().get(0).text(Locale.ENGLISH))
                .contains("pigeon")
                .contains("opcua");

        TagMaps after = TagMaps.of(List.of(broken), manager.getProtocolCodes(), before.maps());
        assertThat(after.maps()).isEqualTo(before.maps());
        assertThat(after.problems()).extracting(MapProblem::code).containsExactly("quantity.unknown", "map.empty");
    }
}
