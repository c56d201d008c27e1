package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.SerialSearch;
import io.busbar.gateway.lines.SerialSearch.Phase;
import io.busbar.gateway.lines.SerialSearch.Setting;
import io.busbar.gateway.lines.SerialSearches.Request;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.modbus.ModbusLines;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A search over a pair of pseudo-terminals. These carry bytes whatever the speed, so the slave looks how the gateway's end is set before
 * it answers. A pseudo-terminal has no parity bit at all, so parity cannot be told apart here.
 */
@Timeout(120)
class SerialSearchTest {

    private final Path dir;
    private final TestEngine engine;
    private final SerialSearchDesk desk;
    private volatile int baud = 19_200;
    private volatile int stopBits = 2;
    private @Nullable Process socat;

    SerialSearchTest(@TempDir Path dir) {
        this.dir = dir;
        engine = new TestEngine(dir.resolve("data"));
        engine.lines.setBus(new ModbusLines(Clock.systemUTC()));
        desk = new SerialSearchDesk(engine.lines, engine.devices, Clock.systemUTC());
    }

    @BeforeEach
    void connect() throws IOException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/socat"))).isTrue();
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + here(), "pty,raw,echo=0,link=" + there()).start();
        TestEngine.await(() -> Files.exists(here()) && Files.exists(there()));
        Thread slave = new Thread(this::serve, "rtu-slave");
        slave.setDaemon(true);
        slave.start();
    }

    @AfterEach
    void end() {
        desk.stop();
        engine.close();
        if (socat != null) {
            socat.destroy();
        }
    }

    private Path here() {
        return dir.resolve("here");
    }

    private Path there() {
        return dir.resolve("there");
    }

    /** Unit 5 refuses every read with exception 2, if the other end is set as it is. */
    private void serve() {
        try (RandomAccessFile port = new RandomAccessFile(there().toFile(), "rw")) {
            byte[] request = new byte[8];
            while (true) {
                port.readFully(request);
                if (request[0] == 5 && isHeard()) {
                    port.write(new byte[] {5, (byte) 0x83, 2, (byte) 0x81, 0x30});
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private boolean isHeard() throws IOException {
        Process stty =
                new ProcessBuilder("stty", "-a", "-F", here().toRealPath().toString()).start();
        String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.contains("speed " + baud + " baud") && said.contains(stopBits == 2 ? " cstopb" : "-cstopb");
    }

    private SerialSearch ended(SerialSearch begun) {
        for (int i = 0; i < 100_000; i++) {
            SerialSearch now = desk.search(begun.id()).orElseThrow();
            if (now.phase().hasEnded()) {
                return now;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("the search does not end");
    }

    @Test
    void theProbableSettingsAreTriedFirst() {
        List<Setting> settings = SerialTrial.settings();
        assertThat(settings.get(0)).hasToString("9600 8N1");
        assertThat(settings.get(1)).hasToString("38400 8N1");
        assertThat(settings).hasSize(32).doesNotHaveDuplicates();
    }

    @Test
    void aFreePortIsSearchedUntilAUnitAnswers() {
        SerialSearch found = ended(desk.start(new Request(null, here().toString(), List.of(), false)));
        assertThat(found.phase()).isEqualTo(Phase.FOUND);
        assertThat(found.found()).hasToString("19200 8N2");
        assertThat(found.unit()).isEqualTo(5);
        assertThat(found.tried()).isBetween(20, 31);
    }

    @Test
    void theLineGetsWhatWasFoundAndGoesOn() {
        baud = 38_400;
        stopBits = 1;
        engine.lines.add(
                new LineConfig("rail", Kind.RTU, null, 0, here().toString(), 9_600, Parity.NONE, 1, 0, 300, 1, 0));
        SerialSearch found = ended(desk.start(new Request("rail", null, List.of(9, 5), true)));
        assertThat(found.found()).isEqualTo(new Setting(38_400, Parity.NONE, 1));
        assertThat(found.tried()).isEqualTo(2);
        assertThat(engine.lines.line("rail").orElseThrow().config().baud()).isEqualTo(38_400);
        assertThat(engine.lines.line("rail").orElseThrow().state()).isNotEqualTo(LineState.DOWN);
        assertThat(engine.lines.open("rail")).isPresent();
    }

    @Test
    void aSearchCanBeStoppedAndOnlyOneGoesOnAtATime() {
        baud = 300;
        SerialSearch begun = desk.start(new Request(null, here().toString(), List.of(1), false));
        assertThatThrownBy(() -> desk.start(new Request(null, "/dev/other", List.of(), false)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo("line.search.busy"));
        desk.cancel(begun.id());
        assertThat(ended(begun).phase()).isEqualTo(Phase.CANCELLED);
    }

    @Test
    void aPortThatCannotBeUsedIsSaid() {
        SerialSearch failed = ended(desk.start(new Request(null, "/dev/ttyNONE9", List.of(), false)));
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(Objects.requireNonNull(failed.problem()).text(Locale.ENGLISH))
                .contains("/dev/ttyNONE9 cannot be opened: there is no such serial port");
        assertThatThrownBy(() -> desk.start(new Request(null, null, List.of(300), false)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.fields())
                        .extracting(field -> field.field())
                        .containsExactly("serialPort", "units"));
    }
}
