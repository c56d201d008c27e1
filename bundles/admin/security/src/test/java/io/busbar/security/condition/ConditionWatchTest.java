package io.busbar.security.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.condition.Condition.Severity;
import io.busbar.gateway.condition.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

class ConditionWatchTest {

    private static final Instant FIRST = Instant.parse("2026-11-24T08:00:00Z");

    private final List<Event> posted = new ArrayList<>();
    private final List<Condition> told = new ArrayList<>();
    private final ConditionWatch watch = new ConditionWatch();

    @BeforeEach
    void begin() {
        watch.events = new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                posted.add(event);
            }

            @Override
            public void sendEvent(Event event) {
                posted.add(event);
            }
        };
        watch.addSource(() -> told);
    }

    @AfterEach
    void end() {
        watch.stop();
    }

    private static Condition expiry(Severity severity, Instant since, String days) {
        return new Condition("certificate.expiry", "https", severity, since, Map.of("days", days));
    }

    @Test
    void tellsOnceWhenOneComesChangesAndGoes() {
        told.add(expiry(Severity.WARNING, FIRST, "30"));
        watch.look();
        told.set(0, expiry(Severity.WARNING, FIRST.plusSeconds(5), "30"));
        watch.look();
        assertThat(posted).singleElement().satisfies(event -> {
            assertThat(event.getTopic()).isEqualTo(Conditions.TOPIC);
            assertThat(event.getProperty("code")).isEqualTo("certificate.expiry");
            assertThat(event.getProperty("object")).isEqualTo("https");
            assertThat(event.getProperty("severity")).isEqualTo("WARNING");
            assertThat(event.getProperty("active")).isEqualTo(true);
            assertThat(event.getProperty("since")).isEqualTo(FIRST);
            assertThat(event.getProperty("details")).isEqualTo(Map.of("days", "30"));
        });

        told.set(0, expiry(Severity.CRITICAL, FIRST.plusSeconds(10), "1"));
        watch.look();
        assertThat(posted).hasSize(2);
        assertThat(posted.get(1).getProperty("severity")).isEqualTo("CRITICAL");
        assertThat(watch.standing()).containsExactly(expiry(Severity.CRITICAL, FIRST, "1"));

        told.clear();
        watch.look();
        watch.look();
        assertThat(posted).hasSize(3);
        assertThat(posted.get(2).getProperty("active")).isEqualTo(false);
        assertThat(watch.standing()).isEmpty();
    }

    @Test
    void oneSourceThatFailsDoesNotSilenceTheOthers() {
        watch.addSource(() -> {
            throw new IllegalStateException("broken");
        });
        told.add(expiry(Severity.WARNING, FIRST, "7"));
        watch.look();
        assertThat(watch.standing()).hasSize(1);
    }

    @Test
    void isBounded() {
        IntStream.range(0, ConditionWatch.MOST + 10)
                .forEach(i -> told.add(new Condition("c", String.format("%05d", i), Severity.INFO, FIRST, Map.of())));
        watch.look();
        assertThat(watch.standing()).hasSize(ConditionWatch.MOST);
        assertThat(watch.standing().get(0).object()).isEqualTo("00000");
    }
}
