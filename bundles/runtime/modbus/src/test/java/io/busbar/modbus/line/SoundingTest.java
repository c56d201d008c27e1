package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.SoundingListener;
import io.busbar.gateway.lines.Traffic;
import io.busbar.modbus.slave.Registers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asking units that may not be there, beside those that are. */
class SoundingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final List<Integer> answered = new ArrayList<>();
    private final List<ReadFailure> failures = new ArrayList<>();
    private final List<Duration> late = new ArrayList<>();

    private void sound(LineBench bench, int unit, Runnable then) {
        bench.line.sound(unit, BlockRead.holding(50_000, 11), PATIENCE, new SoundingListener() {
            @Override
            public void answered(Words words, Duration took) {
                assertThat(words.word(50_003)).isEqualTo(Registers.word(unit, 50_003));
                assertThat(took).isPositive();
                answered.add(unit);
                then.run();
            }

            @Override
            public void failed(ReadFailure failure) {
                failures.add(failure);
                then.run();
            }

            @Override
            public void late(Duration took, boolean there) {
                late.add(there ? took : took.negated());
            }
        });
    }

    /** One after the other, as a detection does it. */
    private void scan(LineBench bench, int unit, int last) {
        if (unit <= last) {
            sound(bench, unit, () -> scan(bench, unit + 1, last));
        }
    }

    private static void killAllBut(LineBench bench, int first, int last) {
        for (int unit = 0; unit < 256; unit++) {
            if (unit < first || unit > last) {
                bench.bus.kill(unit);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "RTU_OVER_TCP"})
    void tellsThoseThatAreThereFromThoseThatAreNot(Kind kind) {
        LineBench bench = new LineBench(LineBench.config(kind, 3_000, 1));
        killAllBut(bench, 5, 7);

        scan(bench, 1, 20);
        bench.run(Duration.ofSeconds(8));

        assertThat(answered).containsExactly(5, 6, 7);
        assertThat(failures).hasSize(17).extracting(ReadFailure::kind).containsOnly(ReadFailure.Kind.TIMEOUT);
        assertThat(bench.bus.connections())
                .as("silence is no reason to reconnect")
                .isEqualTo(1);
    }

    @Test
    void noAnswerIsNoFailureOfTheLine() {
        LineBench bench = new LineBench(LineBench.tcp(1_000));
        killAllBut(bench, 5, 5);
        bench.poll(5, 0, 10, SECOND);
        bench.run(Duration.ofSeconds(5));
        bench.line.resetCounters();

        scan(bench, 6, 20);
        bench.run(Duration.ofSeconds(30));

        Traffic traffic = bench.line.status().traffic();
        assertThat(failures).hasSize(15);
        assertThat(traffic.timeouts()).isZero();
        assertThat(traffic.requests()).isEqualTo(traffic.answers()).isBetween(29L, 31L);
        assertThat(bench.line.status().lastError()).isNull();
        assertThat(bench.line.status().state()).isEqualTo(LineState.CONNECTED);
    }

    @Test
    void whoIsReadKeepsItsPeriodWhileAllOtherAddressesAreAsked() {
        LineBench bench = new LineBench(LineBench.tcp(1_000));
        bench.bus.responseTime(Duration.ofMillis(15));
        killAllBut(bench, 1, 20);
        for (int unit = 1; unit <= 20; unit++) {
            bench.poll(unit, 0, 20, SECOND);
        }
        bench.run(Duration.ofSeconds(30));
        bench.forget();
        bench.line.resetCounters();

        scan(bench, 21, 247);
        bench.run(Duration.ofMinutes(5));

        assertThat(failures).hasSize(227);
        for (int unit = 1; unit <= 20; unit++) {
            assertThat(bench.reads(unit)).as("reads of unit %d", unit).isBetween(297, 301);
        }
        assertThat(bench.line.timing().skipped()).isZero();
    }

    @Test
    void lineThatIsNeverIdleLetsOneGoNowAndThen() {
        LineBench bench = new LineBench(LineBench.tcp(1_000));
        bench.bus.responseTime(Duration.ofMillis(60));
        killAllBut(bench, 1, 20);
        for (int unit = 1; unit <= 20; unit++) {
            bench.poll(unit, 0, 20, SECOND);
        }
        bench.run(Duration.ofSeconds(10));

        scan(bench, 21, 247);
        bench.run(Duration.ofMinutes(1));

        assertThat(failures).hasSizeBetween(11, 15);
    }

    @Test
    void lateAnswerIsASignOfLife() {
        LineBench bench = new LineBench(LineBench.tcp(3_000));
        bench.bus.responseTime(9, Duration.ofMillis(800));

        sound(bench, 9, () -> {});
        bench.run(SECOND);

        assertThat(failures).hasSize(1);
        assertThat(late).singleElement().satisfies(took -> assertThat(took)
                .isBetween(Duration.ofMillis(790), Duration.ofMillis(810)));
        assertThat(bench.line.status().traffic().late()).isZero();
    }

    @Test
    void gatewayThatIsLateToSayThatNobodyIsThereIsNone() {
        LineBench bench = new LineBench(LineBench.tcp(3_000));
        bench.bus.responseTime(9, Duration.ofMillis(800));
        bench.bus.answer(request -> Registers.tcp(request, (byte) 0x83, (byte) 11));

        sound(bench, 9, () -> {});
        bench.run(SECOND);

        assertThat(late).singleElement().satisfies(took -> assertThat(took).isNegative());
    }

    @Test
    void exceptionIsAnAnswer() {
        LineBench bench = new LineBench(LineBench.tcp(3_000));
        bench.bus.answer(request -> Registers.tcp(request, (byte) 0x83, (byte) 2));

        sound(bench, 9, () -> {});
        bench.run(SECOND);

        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.isIllegalAddress()).isTrue();
            assertThat(failure.message()).contains("Unit 9");
        });
    }

    @Test
    void lineThatCannotBeConnectedSaysSoEachTime() {
        LineBench bench = new LineBench(LineBench.tcp(3_000));
        bench.bus.reachable(false);

        scan(bench, 1, 2);
        bench.run(Duration.ofSeconds(5));

        assertThat(failures).hasSize(2).extracting(ReadFailure::kind).containsOnly(ReadFailure.Kind.DISCONNECTED);
        bench.bus.reachable(true);
        sound(bench, 3, () -> {});
        bench.run(Duration.ofSeconds(5));
        assertThat(answered).containsExactly(3);
    }

    @Test
    void soManyMayWaitAndNoMore() {
        LineBench bench = new LineBench(LineBench.tcp(3_000));
        bench.bus.mute(true);

        for (int i = 0; i < Soundings.MOST_WAITING + 10; i++) {
            sound(bench, i % 256, () -> {});
        }
        bench.run(Duration.ofMillis(10));

        assertThat(failures)
                .hasSizeBetween(9, 10)
                .extracting(ReadFailure::kind)
                .containsOnly(ReadFailure.Kind.SUSPENDED);
        bench.line.close();
        bench.run(Duration.ofMillis(10));
        assertThat(failures).hasSize(Soundings.MOST_WAITING + 10);
    }
}
