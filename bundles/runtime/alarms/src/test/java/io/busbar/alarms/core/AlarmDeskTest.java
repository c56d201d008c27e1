package io.busbar.alarms.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmDeskTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Acknowledgement SEEN = new Acknowledgement("ADMIN", NOON.plusSeconds(60), "relay tested");

    private final MemoryStore store = new MemoryStore();
    private long nanos;
    private final AlarmDesk desk = new AlarmDesk(store, alarm -> alarm.device().equals("d7"), () -> nanos);

    @Test
    void finishesUnacknowledgedThenAcknowledged() {
        desk.raise(draft("a"));
        desk.end("a", NOON.plusSeconds(9));
        assertThat(store.alarm(1L).orElseThrow().status()).isEqualTo(AlarmStatus.FINISHED_UNACKNOWLEDGED);

        assertThat(desk.acknowledge(List.of(1L), SEEN)).hasSize(1);

        Alarm done = store.alarm(1L).orElseThrow();
        assertThat(done.status()).isEqualTo(AlarmStatus.FINISHED_ACKNOWLEDGED);
        assertThat(done.acknowledgement()).isEqualTo(SEEN);
        assertThat(done.until()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void acknowledgedWhileActiveIsRememberedAndNotAskedAgain() {
        desk.raise(draft("a"));
        desk.acknowledge(List.of(1L), SEEN);
        assertThat(store.alarm(1L).orElseThrow().status()).isEqualTo(AlarmStatus.ACTIVE);

        desk.end("a", NOON.plusSeconds(9));

        assertThat(store.alarm(1L).orElseThrow().status()).isEqualTo(AlarmStatus.FINISHED_ACKNOWLEDGED);
        assertThat(store.alarm(1L).orElseThrow().acknowledgement()).isEqualTo(SEEN);
    }

    @Test
    void theFirstAcknowledgementStays() {
        desk.raise(draft("a"));
        desk.acknowledge(List.of(1L), SEEN);

        assertThat(desk.acknowledge(List.of(1L), new Acknowledgement("CYBER_SECURITY", NOON, "me too")))
                .isEmpty();
        assertThat(store.alarm(1L).orElseThrow().acknowledgement()).isEqualTo(SEEN);
    }

    @Test
    void acknowledgesAllOrNone() {
        desk.raise(draft("a"));

        assertThatThrownBy(() -> desk.acknowledge(List.of(1L, 99L), SEEN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("99");
        assertThat(store.alarm(1L).orElseThrow().acknowledgement()).isNull();
    }

    @Test
    void automaticAlarmsAreDoneWithWhenTheyEnd() {
        desk.raise(Samples.draft("a", 1, NOON, false));
        desk.end("a", NOON.plusSeconds(9));

        assertThat(store.alarm(1L).orElseThrow().status()).isEqualTo(AlarmStatus.FINISHED_ACKNOWLEDGED);
        assertThat(store.alarm(1L).orElseThrow().acknowledgement()).isNull();
    }

    @Test
    void isRaisedOnceAndEndedOnce() {
        desk.raise(draft("a"));
        desk.raise(draft("a"));
        desk.end("a", NOON.plusSeconds(1));
        desk.end("a", NOON.plusSeconds(2));

        assertThat(store.puts).hasSize(2);
        assertThat(store.alarm(1L).orElseThrow().until()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void unsteadyOnesAreKeptAsOneWithTheNumberOfRepetitions() {
        for (int i = 0; i < 104; i++) {
            desk.raise(draft("a"));
            nanos += SECOND / 2;
            desk.end("a", NOON.plusSeconds(i));
            nanos += SECOND / 2;
        }
        // Four of their own; the fifth makes it unsteady and holds the 99 that follow.
        assertThat(store.alarms).hasSize(5);
        assertThat(desk.current("a").orElseThrow().repeats()).isEqualTo(99);
        assertThat(store.puts.size()).as("writings").isLessThan(5 + 4 + 12);

        nanos += Steadiness.QUIET;
        desk.tick();

        Alarm kept = store.alarm(5L).orElseThrow();
        assertThat(kept.status()).isEqualTo(AlarmStatus.FINISHED_UNACKNOWLEDGED);
        assertThat(kept.repeats()).isEqualTo(99);
        assertThat(kept.until()).isEqualTo(NOON.plusSeconds(103));
    }

    @Test
    void anAlarmNeverEndsBeforeItBegan() {
        desk.raise(draft("a"));
        desk.end("a", NOON.minusSeconds(3600));

        assertThat(store.alarm(1L).orElseThrow().until()).isEqualTo(NOON);
    }

    @Test
    void alarmsUnderMaintenanceAreMarked() {
        desk.raise(Samples.draft("a", 7, NOON));
        desk.raise(Samples.draft("b", 8, NOON));

        assertThat(store.alarm(1L).orElseThrow().silenced()).isTrue();
        assertThat(store.alarm(2L).orElseThrow().silenced()).isFalse();
    }

    @Test
    void goesOnWithWhatTheStoreHolds() {
        desk.raise(draft("a"));
        AlarmDesk next = new AlarmDesk(store, alarm -> false, () -> nanos);

        next.raise(draft("a"));
        assertThat(store.alarms).hasSize(1);
        next.end("a", NOON.plusSeconds(5));
        assertThat(store.alarm(1L).orElseThrow().until()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void extremesAndWeightsFollowTheValue() {
        desk.raise(draft("a"));
        desk.weigh("a", Criticality.CRITICAL);
        desk.reach("a", 150);
        assertThat(desk.current("a").orElseThrow().reading().extreme()).isEqualTo(150);
        assertThat(store.alarm(1L).orElseThrow().reading().extreme())
                .as("not put at once")
                .isEqualTo(120.25);

        nanos += AlarmDesk.REFRESH;
        desk.tick();

        assertThat(store.alarm(1L).orElseThrow().reading().extreme()).isEqualTo(150);
        assertThat(store.alarm(1L).orElseThrow().criticality()).isEqualTo(Criticality.CRITICAL);
    }

    private static Alarm draft(String key) {
        return Samples.draft(key, 1, NOON);
    }
}
