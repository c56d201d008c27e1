package io.busbar.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.gateway.lines.LineState;
import io.busbar.modbus.slave.Registers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RTU at 9600 baud over a pair of pseudo-terminals, with two units of which one may be silent. */
@Timeout(60)
class SerialLineTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path dir;

    private final LineFactory factory = new LineFactory(Clock.systemUTC(), () -> true);
    private volatile int deadUnit = -1;
    private @org.jspecify.annotations.Nullable Process socat;

    @BeforeEach
    void start() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/socat")))
                .as("socat is needed for a pair of pseudo-terminals: apt-get install socat")
                .isTrue();
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + here(), "pty,raw,echo=0,link=" + there())
                .redirectErrorStream(true)
                .start();
        await("the pseudo-terminals", () -> Files.exists(here()) && Files.exists(there()));
        Thread slave = new Thread(this::serve, "rtu-slave");
        slave.setDaemon(true);
        slave.start();
    }

    @AfterEach
    void stop() {
        factory.close();
        if (socat != null) {
            socat.destroy();
        }
    }

    @Test
    void twoUnitsAreReadAndOneDeadOneDoesNotStopTheOther() throws Exception {
        try (BusLine line = factory.open(config(here().toString()))) {
            BlockingQueue<String> first = poll(line, 1);
            BlockingQueue<String> second = poll(line, 2);
            for (int i = 0; i < 5; i++) {
                assertThat(first.poll(10, TimeUnit.SECONDS)).isEqualTo("right");
                assertThat(second.poll(10, TimeUnit.SECONDS)).isEqualTo("right");
            }
            assertThat(line.status().state()).isEqualTo(LineState.CONNECTED);
            deadUnit = 2;
            await("the failure of unit 2", () -> second.contains("failed"));
            first.clear();
            for (int i = 0; i < 10; i++) {
                assertThat(first.poll(10, TimeUnit.SECONDS)).isEqualTo("right");
            }
            second.clear();
            deadUnit = -1;
            assertThat(second.poll(10, TimeUnit.SECONDS)).isEqualTo("right");
        }
    }

    @Test
    void anIndependentMasterReadsTheSame() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/mbpoll")))
                .as("mbpoll is needed for comparison: apt-get install mbpoll")
                .isTrue();
        for (int unit = 1; unit <= 2; unit++) {
            Process mbpoll = new ProcessBuilder(
                            "mbpoll",
                            "-m",
                            "rtu",
                            "-b",
                            "9600",
                            "-P",
                            "none",
                            "-a",
                            "" + unit,
                            "-0",
                            "-r",
                            "50514",
                            "-c",
                            "10",
                            "-t",
                            "4:hex",
                            "-1",
                            "-q",
                            here().toRealPath().toString())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(mbpoll.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            for (int at = 50_514; at < 50_524; at++) {
                assertThat(printed).containsPattern("\\[" + at + "\\]:\\s+0x%04X".formatted(Registers.word(unit, at)));
            }
        }
        twoUnitsAreReadAndOneDeadOneDoesNotStopTheOther();
    }

    @Test
    void aPortThatDoesNotExistIsNamed() throws Exception {
        try (BusLine line = factory.open(config("/dev/ttyNONE9"))) {
            BlockingQueue<String> told = poll(line, 1);
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("failed");
            assertThat(line.status().state()).isEqualTo(LineState.DOWN);
            assertThat(line.status().lastError()).contains("/dev/ttyNONE9").contains("no such serial port");
            assertThat(Objects.requireNonNull(line.status().error()).text(Locale.FRENCH))
                    .isEqualTo("/dev/ttyNONE9 ne peut pas être ouvert : ce port série n'existe pas");
        }
    }

    @Test
    void aPortThatIsPulledOutIsSeen() throws Exception {
        try (BusLine line = factory.open(config(here().toString()))) {
            BlockingQueue<String> told = poll(line, 1);
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("right");
            if (socat != null) {
                socat.destroy();
            }
            await("the line to be down", () -> line.status().state() == LineState.DOWN);
        }
        await("the port's thread to end", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("busbar-serial")));
    }

    private LineConfig config(String port) {
        return new LineConfig("s", Kind.RTU, null, 0, port, 9600, Parity.NONE, 1, 0, 300, 1, 0);
    }

    private static BlockingQueue<String> poll(BusLine line, int unit) {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        line.link(unit, (state, cause) -> {})
                .poll(BlockRead.holding(50_514, 50), Duration.ofMillis(100), new BlockListener() {
                    @Override
                    public void read(Words words, long timeMillis) {
                        for (int at = 50_514; at < 50_564; at++) {
                            if (words.word(at) != Registers.word(unit, at)) {
                                told.add("wrong");
                                return;
                            }
                        }
                        told.add("right");
                    }

                    @Override
                    public void failed(ReadFailure failure, long timeMillis) {
                        told.add("failed");
                    }
                });
        return told;
    }

    private void serve() {
        try (RandomAccessFile port = new RandomAccessFile(there().toFile(), "rw")) {
            byte[] request = new byte[8];
            while (true) {
                port.readFully(request);
                int unit = request[0] & 0xff;
                if (unit != deadUnit) {
                    port.write(Registers.rtuAnswer(request));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private Path here() {
        return dir.resolve("here");
    }

    private Path there() {
        return dir.resolve("there");
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            Thread.sleep(10);
        }
    }
}
