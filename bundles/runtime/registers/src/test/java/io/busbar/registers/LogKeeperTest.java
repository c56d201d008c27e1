package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockRead;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.SampleBatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device has kept in its memory is handed to the history. */
class LogKeeperTest {

    private static final long EPOCH_2000 = 946_684_800L;
    private static final long NOW = FakeLink.TIME / 1000 / 600 * 600;

    private static final String CURVE =
            """
            map     acme
            product ACME
            status  %s
            block live 100 1 live load=1
              100 U16 1 V voltage.l1n
            log curve 320 8 load=1 select=300:record,load0,4 every=600
              310 U16 - - @next
              311 U16 - - @count
              312 U16 - - @size
              313 U16 1 s @period
              314 U16 - - @numerator
              315 U16 - - @denominator
              320 DATETIME - - @time
              322 U16 - - @flags
              323 U16 1 W load.curve.active.import
            """;

    private static final BlockRead LIVE = new BlockRead(RegisterArea.HOLDING, 100, 1);
    private static final BlockRead WINDOW = new BlockRead(RegisterArea.HOLDING, 320, 2);

    private final FakeLink link = new FakeLink();

    private void put(int address, long... words) {
        for (int i = 0; i < words.length; i++) {
            link.registers.set(RegisterArea.HOLDING, address + i, (int) words[i]);
        }
    }

    private void record(int at, long seconds, int flags, int value) {
        long since = seconds - EPOCH_2000;
        put(at, since >> 16, since & 0xffff, flags, value);
    }

    /** A device with ten-minute points, two a page, the newest first; page n is asked for by the number n. */
    private void curve(int pages) {
        put(311, 2, 4, 600, 10, 1);
        link.onSelect = words -> {
            int page = words[0] == 0xffff ? 0 : words[0];
            put(310, page + 1 < pages ? page + 1 : 0xffff);
            record(320, NOW - page * 1200L, 0, 100 + 2 * page);
            record(324, NOW - page * 1200L - 600, 0, 101 + 2 * page);
        };
        link.onSelect.accept(new int[] {0});
    }

    private MapDriver open(String status) {
        MapDriver driver = new MapDriver("acme", List.of(MapLibraryTest.only(CURVE.formatted(status))));
        driver.open(new DeviceReference("dev", "ACME"), link);
        return driver;
    }

    private List<Long> times() {
        return link.backfilled.stream().map(batch -> batch.timeMillis() / 1000).toList();
    }

    @Test
    void everyPageOfALoadCurveIsReadAndScaled() {
        curve(3);
        open("official");
        link.tick();
        assertThat(link.selected).containsExactly("300:[65535, 0, 4]", "300:[1, 0, 4]", "300:[2, 0, 4]");
        assertThat(times())
                .as("the beginning of each period")
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 6)
                        .mapToObj(i -> NOW - 600L * i - 600)
                        .toList());
        assertThat(link.backfilledPeriods).containsOnly(Duration.ofMinutes(10));
        SampleBatch newest = link.backfilled.stream()
                .filter(batch -> batch.timeMillis() == (NOW - 600) * 1000)
                .findFirst()
                .orElseThrow();
        assertThat(newest.points().id(0)).isEqualTo("dev/1/load.curve.active.import");
        assertThat(newest.value(0)).as("100 times 10").isEqualTo(1000);
        assertThat(link.published)
                .as("live values never see the past")
                .allMatch(batch -> batch.timeMillis() == FakeLink.TIME);
    }

    @Test
    void whatWasReadOnceIsNotReadAgain() {
        curve(3);
        open("official");
        link.tick();
        int before = link.backfilled.size();
        link.selected.clear();
        link.tick();
        assertThat(link.selected)
                .as("one page that reaches back to what is known")
                .hasSize(1);
        assertThat(link.backfilled).hasSize(before);
    }

    @Test
    void whatWasReadBeforeARestartIsNotReadAgain() {
        curve(3);
        open("official");
        link.tick();
        assertThat(link.notes).containsExactly(Map.entry("log/curve", NOW * 1000));
        int before = link.backfilled.size();
        link.selected.clear();
        open("official");
        link.tick();
        assertThat(link.backfilled).hasSize(before);
        assertThat(link.selected).hasSize(2).allMatch(text -> text.startsWith("300:[65535,"));
    }

    /** The record of a long alarm is written after those of short ones that began later. */
    @Test
    void anAlarmThatBeganLongAgoIsNotMissedWhenItEnds() {
        String map =
                """
                map     acme
                product ACME
                status  official
                log alarms 320 10 select=300:record count=2 size=5 every=300
                  310 U16 - - @next
                  320 DATETIME - - @time
                  322 U16 1 - alarm.log.cause
                  323 U32 1 s alarm.log.duration
                """;
        put(310, 0xffff);
        record(320, NOW - 600, 7, 0);
        put(324, 60);
        record(325, 0xffffffffL + EPOCH_2000, 0, 0);
        new MapDriver("acme", List.of(MapLibraryTest.only(map))).open(new DeviceReference("dev", "ACME"), link);
        link.tick();
        assertThat(times()).containsExactly(NOW - 600);

        record(325, NOW - 3600, 8, 0);
        put(329, 3590);
        link.tick();
        assertThat(times()).containsExactly(NOW - 600, NOW - 3600);
        link.tick();
        assertThat(times()).as("and once only").hasSize(2);
        assertThat(link.notes).containsEntry("log/alarms", (NOW - 10) * 1000);
    }

    @Test
    void aDeviceThatWasSilentIsAskedForWhatItKept() {
        curve(1);
        open("official");
        link.tick();
        int before = link.backfilled.size();
        link.failure = new ReadFailure(ReadFailure.Kind.TIMEOUT, 0, "silent");
        link.tick();
        link.failure = null;
        put(311, 2);
        link.onSelect = words -> {
            put(310, 0xffff);
            record(320, NOW + 600, 0, 7);
            record(324, NOW, 0, 100);
        };
        link.tick();
        assertThat(link.backfilled).hasSize(before + 1);
        assertThat(link.backfilled.get(before).timeMillis()).isEqualTo(NOW * 1000);
    }

    @Test
    void aRecordWhoseClockWasNeverSetIsLeftOut() {
        curve(1);
        link.onSelect = words -> record(320, NOW, 2, 5);
        open("official");
        link.tick();
        assertThat(times()).containsExactly(NOW - 1200);
    }

    @ParameterizedTest
    @CsvSource({"320, 1", "320, 2", "320, 3", "311, 1", "311, 2", "311, 3"})
    void aLogThatTheDeviceDoesNotHaveIsNotAskedForAgain(int address, int exception) {
        curve(1);
        link.refuse(address, exception);
        open("official");
        assertThat(link.polled()).contains(WINDOW, LIVE);
        link.tick();
        assertThat(link.polled())
                .as("no block that fails for ever")
                .doesNotContain(WINDOW)
                .contains(LIVE);
        link.asked.clear();
        link.tick();
        assertThat(link.asked).containsExactly(LIVE);
        assertThat(link.backfilled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void aLogThatTheDeviceCannotShowJustNowIsAskedForAgain(int exception) {
        curve(1);
        link.refuse(320, exception);
        open("official");
        link.tick();
        assertThat(link.polled()).contains(WINDOW);
    }

    @Test
    void nothingIsWrittenToADeviceOnAGuess() {
        curve(1);
        open("assumed");
        link.tick();
        assertThat(link.selected).isEmpty();
        assertThat(link.backfilled).isEmpty();
    }

    @Test
    void aWindowWithoutSelectorIsReadHoweverSureItIs() {
        String map =
                """
                map     acme
                product ACME
                log recent 400 10 load=1 count=2 size=5 every=60
                  500 U16 60 s @period
                  400 DATETIME - - @time
                  402 U16 - - @flags
                  403 U32 1 W load.curve.active.import
                """;
        put(500, 10);
        record(400, NOW, 0, 0);
        put(403, 0, 42);
        record(405, NOW - 600, 1, 0);
        put(408, 0, 43);
        new MapDriver("acme", List.of(MapLibraryTest.only(map))).open(new DeviceReference("dev", "ACME"), link);
        link.tick();
        assertThat(times()).containsExactly(NOW - 1200, NOW - 600);
        assertThat(link.backfilled.get(1).value(0)).isEqualTo(42);
    }

    @Test
    void aWindowThatGoesForwardIsReadUntilItIsEmpty() {
        String map =
                """
                map     acme
                product ACME
                status  official
                log curve 422 8 load=1 select=400:record first=1 next=0xFFFE
                  416 U8  - - @count
                  417 U8  - - @size
                  418 U16 1 s @period
                  422 DATETIME - - @time
                  425 U16 1 W load.curve.active.import
                """
                        .replace("0xFFFE", "65534");
        int[] asked = {0};
        link.onSelect = words -> {
            put(416, asked[0]++ < 2 ? 1 : 0, 4, 600);
            record(422, NOW - 1200 + 600L * asked[0], 0, asked[0]);
        };
        record(422, NOW - 1200, 0, 0);
        new MapDriver("acme", List.of(MapLibraryTest.only(map))).open(new DeviceReference("dev", "ACME"), link);
        link.tick();
        assertThat(link.selected).containsExactly("400:[1]", "400:[65534]", "400:[65534]");
        assertThat(link.backfilled).extracting(batch -> batch.value(0)).containsExactly(1.0, 2.0);
    }
}
