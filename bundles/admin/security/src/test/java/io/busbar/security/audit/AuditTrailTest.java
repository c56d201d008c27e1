package io.busbar.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditEvent.Outcome;
import io.busbar.gateway.audit.AuditQuery;
import io.busbar.gateway.audit.AuditRecord;
import io.busbar.gateway.audit.AuditVerdict;
import io.busbar.security.keys.InstallationKey;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Frames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

@SuppressWarnings("NullAway.Init") // injected
class AuditTrailTest {

    private static final Actor ADMIN = new Actor("ADMIN", "192.0.2.7", "abc");

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private AuditTrail trail;

    @BeforeEach
    void open() throws IOException {
        open(new TrailLimits(1 << 20, 64L << 20, 8, Duration.ofMinutes(10)));
    }

    @AfterEach
    void close() {
        trail.stop();
    }

    private void open(TrailLimits limits) throws IOException {
        trail = new AuditTrail(
                new InstallationKey(directory), FileLayer.system(), Clock.systemUTC(), nanos::get, limits);
    }

    private void note(int from, int to) {
        for (int i = from; i <= to; i++) {
            trail.note(AuditEvent.done(ADMIN, "device.changed", "d" + i).with("unit", Integer.toString(i)));
        }
    }

    @Test
    void eventAdminHearsWhatConcernsSecurityAndNothingElse() {
        List<Event> posted = new ArrayList<>();
        trail.events = new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                posted.add(event);
            }

            @Override
            public void sendEvent(Event event) {
                throw new AssertionError("the trail must not wait for who listens");
            }
        };
        note(1, 2);
        trail.note(AuditEvent.refused(Actor.unknown("192.0.2.9"), "client.blocked", "")
                .with("count", "3"));
        assertThat(posted).singleElement().satisfies(event -> {
            assertThat(event.getTopic()).isEqualTo("io/busbar/security/EVENT");
            assertThat(event.getProperty("action")).isEqualTo("client.blocked");
            assertThat(event.getProperty("result")).isEqualTo("REFUSED");
            assertThat(event.getProperty("address")).isEqualTo("192.0.2.9");
            assertThat(event.getProperty("details")).isEqualTo(Map.of("count", "3"));
        });
    }

    @Test
    void whatIsNotedIsFoundAgainAndSurvivesTheNextStart() throws IOException {
        note(1, 3);
        trail.note(AuditEvent.refused(Actor.unknown("192.0.2.9"), "session.begun", "ADMIN"));
        trail.stop();
        open();
        List<AuditRecord> newest = trail.records(AuditQuery.newest(2));
        assertThat(newest).extracting(AuditRecord::sequence).containsExactly(5L, 4L);
        assertThat(newest.get(0).event().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(newest.get(1).event())
                .isEqualTo(AuditEvent.done(ADMIN, "device.changed", "d3").with("unit", "3"));
        AuditQuery refused = new AuditQuery(Long.MAX_VALUE, 10, null, null, null, "session", Outcome.REFUSED);
        assertThat(trail.records(refused)).hasSize(1);
        assertThat(trail.records(new AuditQuery(4, 10, null, null, "admin", null, null)))
                .extracting(AuditRecord::sequence)
                .containsExactly(3L, 2L);
        AuditVerdict verdict = trail.verify();
        assertThat(verdict.isSound()).isTrue();
        assertThat(verdict.records()).isEqualTo(5);
        assertThat(verdict.sealed()).as("sealed at the stop").isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 12, 19})
    void sec62aChangedRecordIsFound(int number) throws IOException {
        note(1, 19);
        edit(frames -> {
            frames.replaceAll(frame -> isEvent(frame, number) ? changed(frame) : frame);
            return frames;
        });
        assertThat(trail.verify().firstBad()).isEqualTo(number);
        assertThat(trail.verify().problem()).isEqualTo("audit.bad.hash");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 19})
    void sec62aDeletedRecordIsFound(int number) throws IOException {
        note(1, 19);
        edit(frames -> {
            frames.removeIf(frame -> isEvent(frame, number));
            return frames;
        });
        assertThat(trail.verify().firstBad()).isEqualTo(number);
    }

    @Test
    void sec62anInsertedRecordIsFound() throws IOException {
        note(1, 10);
        edit(frames -> {
            byte[] copy = frames.stream()
                    .filter(frame -> isEvent(frame, 4))
                    .findFirst()
                    .orElseThrow();
            frames.add(frames.indexOf(copy) + 1, copy);
            return frames;
        });
        assertThat(trail.verify().firstBad()).isEqualTo(5);
    }

    @Test
    void sec62swappedRecordsAreFound() throws IOException {
        note(1, 10);
        edit(frames -> {
            Collections.swap(frames, 3, 4);
            return frames;
        });
        assertThat(trail.verify().firstBad()).isEqualTo(4);
    }

    @Test
    void sec62aTrailCutAtItsEndIsFound() throws IOException {
        note(1, 19);
        edit(frames -> new ArrayList<>(frames.subList(0, frames.size() - 2)));
        AuditVerdict verdict = trail.verify();
        assertThat(verdict.isSound()).isFalse();
        assertThat(verdict.problem()).isEqualTo("audit.bad.end");
    }

    @Test
    void sec62aTrailWrittenAnewFailsAtItsFirstSeal() throws IOException {
        note(1, 19);
        edit(AuditTrailTest::rehashed);
        AuditVerdict verdict = trail.verify();
        assertThat(verdict.firstBad()).isEqualTo(8);
        assertThat(verdict.problem()).isEqualTo("audit.bad.seal");
    }

    @Test
    void theKeyOfASealIsForgotten() throws IOException {
        byte[] before = Files.readAllBytes(directory.resolve("audit/seal.key"));
        note(1, 8);
        assertThat(Files.readAllBytes(directory.resolve("audit/seal.key"))).isNotEqualTo(before);
        assertThat(Files.readString(directory.resolve("audit/seal.key"))).doesNotContain("next");
    }

    @Test
    void theOldestGoWhenThereIsTooMuchAndTheTrailSaysSo() throws IOException {
        trail.stop();
        open(new TrailLimits(4_000, 12_000, 8, Duration.ofMinutes(10)));
        note(1, 120);
        AuditVerdict verdict = trail.verify();
        assertThat(verdict.isSound()).as("%s", verdict).isTrue();
        assertThat(verdict.records()).isLessThan(60);
        AuditQuery cuts = new AuditQuery(Long.MAX_VALUE, 10, null, null, null, "audit.cut", null);
        assertThat(trail.records(cuts)).isNotEmpty();
        trail.stop();
        open();
        assertThat(trail.verify().isSound()).isTrue();
    }

    @Test
    void aFloodOfRefusalsIsNotedAsOne() {
        for (int i = 0; i < 500; i++) {
            trail.note(AuditEvent.refused(Actor.unknown("192.0.2.9"), "request.refused", "/x" + i));
        }
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        trail.tick(false);
        List<AuditRecord> noted = trail.records(AuditQuery.newest(100));
        assertThat(noted).hasSize(1 + Dampener.EACH + 1);
        assertThat(noted.get(0).event().details()).containsEntry("more", "490");
    }

    @Test
    void aJumpOfTheClockIsNoted() throws IOException {
        AuditClock clock = new AuditClock(Clock.systemUTC(), nanos::get, trail);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        clock.look();
        AuditEvent jump = trail.records(AuditQuery.newest(1)).get(0).event();
        assertThat(jump.action()).isEqualTo("clock.jumped");
        assertThat(Long.parseLong(jump.details().get("seconds"))).isBetween(-3601L, -3598L);
    }

    @Test
    void sec21and63oneEventIsOneLineOfRfc5424WhateverStandsInIt() throws IOException {
        String wild = "a\"b]c\\d\r\nFAKE <13>1\u2028x\u0000\uD800y é";
        trail.note(new AuditEvent(
                new Actor(wild, wild, wild), wild, wild, Outcome.FAILED, Map.of("na me=\"]", wild, "plain", "v")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trail.export(AuditQuery.newest(1000), out);
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines).hasSize(3);
        String line = lines[1];
        assertThat(line)
                .matches("<107>1 \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z \\S{1,255} busbar \\d+ [!-~]{1,32} "
                        + "\\[busbar@32473( [!-~&&[^=\\]\"]]{1,32}=\"([^\"\\\\\\]]|\\\\[\"\\\\\\]])*\")+\\] \uFEFF.*");
        assertThat(line).doesNotContain("\r", "\u2028", "\u0000").contains("a\\\"b\\]c\\\\d", "d-plain=\"v\"", "é");
    }

    private void edit(UnaryOperator<List<byte[]>> change) throws IOException {
        Path file = directory.resolve("audit/trail-0000000000000001.log");
        List<byte[]> frames = new ArrayList<>();
        try (var open = FileLayer.system().openRead(file)) {
            Frames.scan(open, 0, (position, payload) -> {
                byte[] bytes = new byte[payload.remaining()];
                payload.get(bytes);
                frames.add(bytes);
            });
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] frame : change.apply(frames)) {
            ByteBuffer buffer = ByteBuffer.allocate(Frames.HEADER + frame.length);
            Frames.put(buffer, ByteBuffer.wrap(frame));
            out.write(buffer.array());
        }
        Files.write(file, out.toByteArray());
    }

    /** What somebody would do who knows how the chain is made: every hash anew. */
    private static List<byte[]> rehashed(List<byte[]> frames) {
        List<byte[]> forged = new ArrayList<>();
        byte[] before = Chain.NOTHING_BEFORE;
        for (byte[] frame : frames) {
            if (frame[0] != Chain.EVENT) {
                forged.add(frame);
                continue;
            }
            byte[] json = new String(frame, 33, frame.length - 33, StandardCharsets.UTF_8)
                    .replace("\"d3\"", "\"d9\"")
                    .getBytes(StandardCharsets.UTF_8);
            before = Chain.hash(before, json);
            forged.add(ByteBuffer.allocate(33 + json.length)
                    .put(Chain.EVENT)
                    .put(before)
                    .put(json)
                    .array());
        }
        return forged;
    }

    private static boolean isEvent(byte[] frame, int number) {
        return frame[0] == Chain.EVENT
                && new String(frame, 33, frame.length - 33, StandardCharsets.UTF_8)
                        .startsWith("{\"seq\":" + number + ",");
    }

    private static byte[] changed(byte[] frame) {
        byte[] copy = frame.clone();
        copy[copy.length - 3] ^= 1;
        return copy;
    }
}
