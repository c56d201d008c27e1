package io.busbar.alarms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.alarms.core.Samples;
import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Alarms.Page;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.alarms.Origin;
import io.busbar.gateway.alarms.PowerQualityEvent;
import io.busbar.storage.crash.CrashLayer;
import io.busbar.storage.crash.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlarmLogTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Path PLACE = Path.of("/data/alarms");
    private static final AlarmLog.Limits ROOM = new AlarmLog.Limits(1 << 20, 1 << 30);

    private final CrashLayer layer = new CrashLayer();

    @Test
    void keepsEveryField() throws IOException {
        PowerQualityEvent event =
                new PowerQualityEvent(PowerQualityEvent.Kind.DIP, 5, 900, 1800, 230, 90, 2, 161.5, "B2", true);
        Alarm whole = new Alarm(
                7,
                "device/u30/event",
                AlarmKind.PQ_EVENT,
                Origin.DERIVED_1S,
                Criticality.CRITICAL,
                AlarmStatus.FINISHED_ACKNOWLEDGED,
                "Überspannung à gauche",
                "alarm.derived",
                List.of("event:DIP", "", "…"),
                "def",
                "u30",
                "-",
                "en50160",
                null,
                new Alarm.Reading(Double.NaN, -3.5, 1e300),
                START,
                START.plusMillis(1234),
                true,
                new Acknowledgement("ADMIN", START.plusSeconds(60), "déjà vu"),
                42,
                true,
                event);

        assertThat(AlarmCodec.decode(AlarmCodec.encode(whole))).isEqualTo(whole);
        Alarm plain = Samples.draft("a", 3, START);
        assertThat(AlarmCodec.decode(AlarmCodec.encode(plain))).isEqualTo(plain);
    }

    @Test
    void findsAfterAPowerCutWhatWasCommitted() throws IOException {
        AlarmLog log = new AlarmLog(layer, PLACE, ROOM);
        AlarmDesk desk = new AlarmDesk(log, alarm -> false, () -> 0);
        for (int i = 0; i < 10; i++) {
            desk.raise(Samples.draft("k" + i, i, START.plusSeconds(i)));
        }
        desk.end("k3", START.plusSeconds(99));
        assertThat(log.commit()).hasSize(10);
        desk.raise(Samples.draft("late", 1, START));

        AlarmLog next = new AlarmLog(layer.crash(layer.operations(), Loss.EVERYTHING, 1), PLACE, ROOM);

        assertThat(next.newest(AlarmQuery.ALL, Long.MAX_VALUE, 100).alarms())
                .extracting(Alarm::key)
                .containsExactly("k9", "k8", "k7", "k6", "k5", "k4", "k3", "k2", "k1", "k0");
        assertThat(next.active()).hasSize(9);
        assertThat(next.alarm(4).orElseThrow().until()).isEqualTo(START.plusSeconds(99));
        assertThat(next.nextId()).isEqualTo(11);
    }

    @Test
    void triesAgainWhatTheDiskDidNotTake() throws IOException {
        AlarmLog log = new AlarmLog(layer, PLACE, ROOM);
        layer.failForce("the disk has gone");
        log.put(begun(log, 1, START));

        assertThat(log.commit()).isEmpty();
        assertThat(log.status().problem()).contains("the disk has gone");
        assertThat(log.status().waiting()).isEqualTo(1);
        assertThat(log.newest(AlarmQuery.ALL, Long.MAX_VALUE, 9).alarms()).hasSize(1);

        layer.failForce(null);
        assertThat(log.commit()).hasSize(1);
        assertThat(log.status().problem()).isEmpty();
        AlarmLog next = new AlarmLog(layer.crash(layer.operations(), Loss.EVERYTHING, 1), PLACE, ROOM);
        assertThat(next.newest(AlarmQuery.ALL, Long.MAX_VALUE, 9).alarms()).hasSize(1);
    }

    @Test
    void goesOnWhenAFullDiskIsFreed() throws IOException {
        AlarmLog log = new AlarmLog(layer, PLACE, ROOM);
        layer.setCapacity(layer.used() + 300);
        List<Alarm> put = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Alarm alarm = begun(log, i, START.plusSeconds(i));
            log.put(alarm);
            put.add(alarm);
        }
        assertThat(log.commit()).isEmpty();
        layer.setCapacity(Long.MAX_VALUE);
        assertThat(log.commit()).hasSize(20);

        AlarmLog next = new AlarmLog(layer.crash(layer.operations(), Loss.EVERYTHING, 1), PLACE, ROOM);
        List<Alarm> found = new ArrayList<>();
        next.visit(AlarmQuery.ALL, found::add);
        assertThat(found).isEqualTo(put);
    }

    @Test
    void theOldestGoAndWhatIsActiveStays() throws IOException {
        AlarmLog log = new AlarmLog(layer, PLACE, new AlarmLog.Limits(4096, 12_000));
        AlarmDesk desk = new AlarmDesk(log, alarm -> false, () -> 0);
        desk.raise(Samples.draft("old and active", 0, START));
        for (int i = 1; i < 300; i++) {
            desk.raise(Samples.draft("k" + i, i, START.plusSeconds(i)));
            desk.end("k" + i, START.plusSeconds(i));
            log.commit();
        }
        assertThat(log.status().removed()).isPositive();
        assertThat(log.status().bytes()).isLessThan(12_000 + 4096 + 1024);
        assertThat(log.alarm(1)).get().extracting(Alarm::key).isEqualTo("old and active");
        assertThat(log.alarm(2)).isEmpty();

        AlarmLog next = new AlarmLog(layer, PLACE, new AlarmLog.Limits(4096, 12_000));
        assertThat(next.status().entries()).isEqualTo(log.status().entries());
        assertThat(next.active()).extracting(Alarm::key).containsExactly("old and active");
        assertThat(next.nextId()).isEqualTo(301);
    }

    @Test
    void filtersByEverythingThatItIsAskedFor() throws IOException {
        AlarmLog log = new AlarmLog(layer, PLACE, ROOM);
        AlarmDesk desk = new AlarmDesk(log, alarm -> alarm.device().equals("d5"), () -> 0);
        List<Alarm> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            desk.raise(Samples.draft("k" + i, i, START.plusSeconds(i)));
            if (i % 3 == 0) {
                desk.end("k" + i, START.plusSeconds(i + 30));
            }
        }
        desk.acknowledge(List.of(1L, 2L, 10L), new Acknowledgement("ADMIN", START, ""));
        log.commit();
        log.visit(AlarmQuery.ALL, all::add);
        assertThat(all).hasSize(600);

        check(log, all, query(Set.of("d3", "d4"), null, null, Set.of(), Set.of()));
        check(log, all, query(Set.of(), "2", null, Set.of(), Set.of()));
        check(log, all, query(Set.of(), null, true, Set.of(), Set.of()));
        check(log, all, query(Set.of(), null, false, Set.of(AlarmStatus.ACTIVE), Set.of(Criticality.CRITICAL)));
        check(log, all, query(Set.of("nobody"), null, null, Set.of(), Set.of()));
        check(
                log,
                all,
                new AlarmQuery(
                        START.plusSeconds(100),
                        START.plusSeconds(200),
                        Set.of(),
                        null,
                        null,
                        Set.of(AlarmKind.THRESHOLD),
                        Set.of("current"),
                        Set.of(),
                        Set.of(),
                        false,
                        null));
        check(
                log,
                all,
                new AlarmQuery(
                        null, null, Set.of(), null, null, Set.of(), Set.of(), Set.of(), Set.of(), true, "overload-1"));

        assertThat(log.counts().critical()
                        + log.counts().nonCritical()
                        + log.counts().information())
                .isEqualTo((int) all.stream()
                        .filter(one -> one.isActive() && !one.silenced())
                        .count());
        assertThat(log.counts().silenced()).isEqualTo((int)
                all.stream().filter(one -> one.isActive() && one.silenced()).count());
        assertThat(log.timeline(AlarmQuery.ALL, START, START.plusSeconds(600), 6))
                .allSatisfy(slice -> assertThat(slice.counts()).satisfies(counts -> {
                    assertThat(counts[0] + counts[1] + counts[2]).isEqualTo(100);
                    assertThat(Arrays.stream(counts)).allMatch(count -> count == 33 || count == 34);
                }));
    }

    private static AlarmQuery query(
            Set<String> devices,
            @Nullable String load,
            @Nullable Boolean events,
            Set<AlarmStatus> statuses,
            Set<Criticality> criticalities) {
        return new AlarmQuery(
                null, null, devices, load, events, Set.of(), Set.of(), statuses, criticalities, null, null);
    }

    /** Compares with a plain reading of the query, page by page. */
    private static void check(AlarmLog log, List<Alarm> all, AlarmQuery query) {
        List<Alarm> expected = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (PlainQuery.matches(query, all.get(i))) {
                expected.add(all.get(i));
            }
        }
        List<Alarm> found = new ArrayList<>();
        long before = Long.MAX_VALUE;
        do {
            Page page = log.newest(query, before, 7);
            assertThat(page.total()).isEqualTo(expected.size());
            found.addAll(page.alarms());
            before = page.next();
        } while (before != 0);
        assertThat(found).isEqualTo(expected);
    }

    private static Alarm begun(AlarmLog log, int number, Instant since) {
        Alarm draft = Samples.draft("k" + number, number, since);
        return new Alarm(
                log.nextId(),
                draft.key(),
                draft.kind(),
                draft.origin(),
                draft.criticality(),
                draft.status(),
                draft.name(),
                draft.code(),
                draft.arguments(),
                draft.definition(),
                draft.device(),
                draft.load(),
                draft.nature(),
                draft.point(),
                draft.reading(),
                draft.since(),
                null,
                draft.manual(),
                null,
                0,
                false,
                null);
    }
}
