package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.busbar.driver.ReadFailure;
import io.busbar.engine.detection.DetectionService;
import io.busbar.engine.detection.InboxService;
import io.busbar.gateway.detection.Acceptance;
import io.busbar.gateway.detection.Detection;
import io.busbar.gateway.detection.Detection.Phase;
import io.busbar.gateway.detection.DetectionRequest;
import io.busbar.gateway.detection.Finding;
import io.busbar.gateway.detection.Finding.Change;
import io.busbar.gateway.detection.FoundDevice;
import io.busbar.gateway.detection.Inbox.Outcome;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.problem.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an address to devices that are set up, and what has changed about them when it is looked again. */
@Timeout(60)
class DetectionTest {

    private static final String M70 = "DIRIS Digiware M-70";
    private static final String I35 = "DIRIS Digiware I-35";
    private static final String U30 = "DIRIS Digiware U-30";
    private static final String E24 = "COUNTIS E24";

    private final TestEngine engine;
    private final FakeBus bus = new FakeBus();
    private InboxService inbox;
    private DetectionService detections;

    DetectionTest(@TempDir Path data) {
        engine = new TestEngine(data);
        engine.lines.setBus(bus);
        engine.install(1, new FakeDriver("diris", "DIRIS Digiware", M70, I35, U30), "io.busbar.diris", "0.1.0");
        engine.install(2, FakeDriver.countis(), "io.busbar.countis", "0.1.0");
        begin(Clock.systemUTC());
    }

    @AfterEach
    void end() {
        engine.close();
    }

    private void begin(Clock clock) {
        DeviceEvents events = new DeviceEvents();
        inbox = new InboxService(engine.store, engine.devices, engine.lines, engine.drivers, events, clock);
        detections = new DetectionService(engine.devices, engine.lines, engine.drivers, inbox, events, clock);
    }

    private void put(int unit, String reference, int serial) {
        bus.population.put(unit, FakeDriver.says(reference, serial));
    }

    private Detection detect(@Nullable String line, @Nullable String units) {
        Detection begun =
                detections.start(new DetectionRequest(line, line == null ? "10.0.0.7" : null, null, units, null));
        TestEngine.await(() -> now(begun).phase().hasEnded());
        return now(begun);
    }

    private Detection now(Detection begun) {
        return detections.detection(begun.id()).orElseThrow();
    }

    private static Acceptance accept(String id) {
        return new Acceptance(id, null, null, null, false);
    }

    private DeviceConfig config(String id) {
        return engine.device(id).config();
    }

    @Test
    void gatewayBringsEverythingBehindIt() {
        put(1, M70, 900);
        put(255, M70, 900);
        put(2, U30, 1);
        put(3, I35, 2);
        put(102, E24, 3);
        bus.population.put(4, new int[] {60_001, 4});
        bus.population.put(5, new int[0]);

        Detection done = detect(null, null);

        assertThat(done.phase()).isEqualTo(Phase.DONE);
        assertThat(done.asked()).isEqualTo(done.total()).isEqualTo(248);
        assertThat(done.units()).isEqualTo("1-247,255");
        assertThat(done.findings())
                .extracting(Finding::unit, Finding::change, Finding::references, Finding::behind)
                .containsExactly(
                        tuple(1, Change.NEW, List.of(M70), null),
                        tuple(2, Change.NEW, List.of(U30), 1),
                        tuple(3, Change.NEW, List.of(I35), 1),
                        tuple(4, Change.NEW, List.of(), 1),
                        tuple(5, Change.UNKNOWN, List.of(), 1),
                        tuple(102, Change.NEW, List.of(E24), 1));
        assertThat(bus.line("10-0-0-7").closed).as("a line of its own is left").isTrue();
        assertThat(engine.devices.devices()).as("nothing is added by itself").isEmpty();
        assertThat(inbox.entries()).extracting(FoundDevice::unit).containsExactly(1, 2, 3, 4, 102);

        List<Outcome> outcomes =
                inbox.accept(List.of(new Acceptance("10-0-0-7.1", "Main gateway", "Building A", null, true)));

        assertThat(outcomes).extracting(Outcome::device).containsExactly("m70-1", "u30-2", "i35-3", null, "e24-102");
        assertThat(outcomes.get(3).problem()).isNotNull().satisfies(problem -> assertThat(
                        problem.fullText(Locale.FRENCH))
                .contains("Personne ne reconnaît"));
        assertThat(config("m70-1").name()).isEqualTo("Main gateway");
        assertThat(config("m70-1").gateway()).isNull();
        assertThat(config("e24-102"))
                .isEqualTo(new DeviceConfig(
                        "e24-102",
                        E24,
                        "COUNTIS E24 102",
                        "Building A",
                        "10-0-0-7",
                        102,
                        java.util.Map.of(),
                        "m70-1",
                        "3"));
        assertThat(inbox.entries()).extracting(FoundDevice::id).containsExactly("10-0-0-7.4");
        inbox.accept(List.of(new Acceptance("10-0-0-7.4", null, null, U30, false)));
        assertThat(config("u30-4").gateway()).isEqualTo("m70-1");
        assertThat(inbox.entries()).isEmpty();
    }

    @Test
    void deadAddressCostsOneQuestion() {
        put(7, I35, 1);

        detect(null, "5-9");

        assertThat(bus.line("10-0-0-7").sounded).containsExactly(5, 6, 7, 8, 9);
    }

    @Test
    void lookingAgainShowsWhatIsNewGoneAndChanged() {
        for (int unit = 1; unit <= 6; unit++) {
            put(unit, I35, unit);
        }
        detect(null, "1-20");
        inbox.accept(inbox.entries().stream().map(entry -> accept(entry.id())).toList());
        TestEngine.await(() -> bus.line("10-0-0-7").units.size() == 6);
        put(2, U30, 2);
        put(3, I35, 33);
        bus.population.remove(4);
        bus.population.remove(5);
        put(15, I35, 5);
        put(16, E24, 16);

        Detection again = detect("10-0-0-7", "1-20");

        assertThat(again.findings())
                .extracting(Finding::unit, Finding::change, Finding::device)
                .containsExactly(
                        tuple(1, Change.SAME, "i35-1"),
                        tuple(2, Change.OTHER_PRODUCT, "i35-2"),
                        tuple(3, Change.OTHER_SERIAL, "i35-3"),
                        tuple(4, Change.GONE, "i35-4"),
                        tuple(6, Change.SAME, "i35-6"),
                        tuple(15, Change.OTHER_UNIT, "i35-5"),
                        tuple(16, Change.NEW, null));
        assertThat(bus.line("10-0-0-7").sounded)
                .as("those that are read are asked in the ordinary way")
                .doesNotContain(1, 2, 3, 6);

        List<Outcome> outcomes = inbox.accept(
                inbox.entries().stream().map(entry -> accept(entry.id())).toList());

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.problem()).isNull());
        assertThat(engine.devices.devices())
                .extracting(DeviceStatus::config)
                .extracting(DeviceConfig::id, DeviceConfig::reference, DeviceConfig::unit, DeviceConfig::serial)
                .containsExactly(
                        tuple("e24-16", E24, 16, "16"),
                        tuple("i35-1", I35, 1, "1"),
                        tuple("i35-2", U30, 2, "2"),
                        tuple("i35-3", I35, 3, "33"),
                        tuple("i35-5", I35, 15, "5"),
                        tuple("i35-6", I35, 6, "6"));
        assertThat(detect("10-0-0-7", "1-20").findings())
                .extracting(Finding::change)
                .containsOnly(Change.SAME);
    }

    @Test
    void ignoredEntryStaysIgnoredUntilItIsAnother() {
        put(7, I35, 1);
        detect(null, "1-9");
        inbox.ignore("10-0-0-7.7", true);

        begin(Clock.systemUTC());
        detect(null, "1-9");
        assertThat(inbox.entries()).singleElement().satisfies(entry -> assertThat(entry.ignored())
                .isTrue());

        put(7, I35, 2);
        detect(null, "1-9");
        assertThat(inbox.entries()).singleElement().satisfies(entry -> assertThat(entry.ignored())
                .isFalse());
        bus.population.clear();
        detect(null, "1-3");
        assertThat(inbox.entries()).as("it was not looked for").hasSize(1);
        detect(null, "1-9");
        assertThat(inbox.entries()).isEmpty();
    }

    @Test
    void inboxIsTheSameAfterARestart() {
        put(7, I35, 1);
        detect(null, "1-9");
        List<FoundDevice> before = inbox.entries();

        begin(Clock.systemUTC());

        assertThat(before).hasSize(1);
        assertThat(inbox.entries()).isEqualTo(before);
        inbox.forget("10-0-0-7.7");
        begin(Clock.systemUTC());
        assertThat(inbox.entries()).isEmpty();
    }

    @Test
    void whatIsSetUpByHandMeanwhileWaitsNoLonger() {
        put(7, E24, 1);
        detect(null, "1-9");
        assertThat(inbox.entries()).hasSize(1);

        engine.add(E24, 7);

        assertThat(inbox.entries()).isEmpty();
        Outcome late = inbox.accept(List.of(accept("10-0-0-7.7"))).get(0);
        assertThat(late.device()).isNull();
        assertThat(late.problem()).isNotNull().satisfies(problem -> assertThat(problem.fullText(Locale.ENGLISH))
                .contains("already used"));
    }

    @Test
    void gatewayAcceptedLaterTakesInWhatWasSetUpBefore() {
        engine.add(E24, 7);
        put(7, E24, 1);
        put(1, M70, 9);
        detect("10-0-0-7", "1-9");

        inbox.accept(List.of(accept("10-0-0-7.1")));

        assertThat(config("e24-7").gateway()).isEqualTo("m70-1");
        assertThatThrownBy(() -> engine.devices.remove("m70-1"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("has 1 device behind it");
        engine.devices.remove("e24-7");
        engine.devices.remove("m70-1");
    }

    @Test
    void stoppedDetectionKeepsWhatItFound() {
        put(2, I35, 1);
        put(7, I35, 2);
        CompletableFuture<String> id = new CompletableFuture<>();
        bus.soundings = unit -> {
            if (unit == 5) {
                detections.cancel(id.orTimeout(10, TimeUnit.SECONDS).join());
            }
        };

        Detection begun = detections.start(new DetectionRequest(null, "10.0.0.7", null, "1-9", null));
        id.complete(begun.id());
        TestEngine.await(() -> now(begun).phase().hasEnded());

        assertThat(now(begun).phase()).isEqualTo(Phase.CANCELLED);
        assertThat(now(begun).findings()).extracting(Finding::unit).containsExactly(2);
        assertThat(inbox.entries()).extracting(FoundDevice::unit).containsExactly(2);
    }

    @Test
    void oneDetectionAtAPlace() {
        CountDownLatch go = new CountDownLatch(1);
        bus.soundings = unit -> TestEngine.await(() -> go.getCount() == 0);
        Detection first = detections.start(new DetectionRequest(null, "10.0.0.7", null, "1-2", null));

        assertThatThrownBy(() -> detections.start(new DetectionRequest(null, "10.0.0.7", 502, null, null)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("under way")
                .hasMessageContaining(first.id());
        for (int host = 8; host < 11; host++) {
            detections.start(new DetectionRequest(null, "10.0.0." + host, null, "1", null));
        }
        assertThatThrownBy(() -> detections.start(new DetectionRequest(null, "10.0.0.99", 502, null, null)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("limit");
        go.countDown();
        TestEngine.await(() -> detections.detections().stream()
                .allMatch(detection -> detection.phase().hasEnded()));
        assertThat(detections.detections()).hasSize(4);
    }

    @Test
    void wrongRequestIsToldFieldByField() {
        assertThatThrownBy(() -> detections.start(new DetectionRequest(null, null, 70_000, "1-300", 1)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.code())
                        .containsExactlyInAnyOrder(
                                "host device.line.missing",
                                "port number.range",
                                "units detection.units",
                                "patienceMs number.range"));
        assertThatThrownBy(() -> detections.start(new DetectionRequest("nowhere", null, null, null, null)))
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> detections.cancel("d99")).hasMessageContaining("d99");
        assertThatThrownBy(() -> inbox.ignore("x.1", true)).hasMessageContaining("x.1");
    }

    @Test
    void lineThatCannotBeConnectedEndsTheDetectionWithItsReason() {
        bus.deadEnd = ReadFailure.Kind.DISCONNECTED;
        begin(new Hurrying());

        Detection failed = detect(null, "1-9");

        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.problem()).contains("nobody is at 1");
        assertThat(failed.asked()).isZero();
    }

    @Test
    void serialNumberOfADeviceIsRememberedSoThatAnotherInItsPlaceIsNoticed() {
        put(7, E24, 41);
        engine.add(E24, 7);
        assertThat(config("e24-7").serial()).isEmpty();

        engine.devices.update(config("e24-7").withSerial("40"));
        Detection again = detect("10-0-0-7", "7");

        assertThat(again.findings()).extracting(Finding::change).containsExactly(Change.OTHER_SERIAL);
    }

    /** Each look at it is ten seconds later. */
    private static final class Hurrying extends Clock {
        private Instant now = Instant.parse("2026-01-31T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(Duration.ofSeconds(10));
            return now;
        }
    }
}
