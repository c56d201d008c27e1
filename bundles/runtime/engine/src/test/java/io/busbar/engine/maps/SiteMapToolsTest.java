package io.busbar.engine.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.BusLink;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapTools.Change;
import io.busbar.gateway.devices.MapTools.Check;
import io.busbar.gateway.devices.MapTools.Example;
import io.busbar.gateway.devices.MapTools.PageMap;
import io.busbar.gateway.devices.MapTools.Reading;
import io.busbar.gateway.devices.MapTools.Trial;
import io.busbar.gateway.devices.MapTools.TrialUnit;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.registers.MapSource;
import io.busbar.registers.RegisterMaps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteMapToolsTest {

    private static final MapSource SHIPPED = new MapSource(
            "acme-1.map", "map acme.1\nproduct Acme 1\n100 U16 1 V voltage.l1n\n200 U16 1 Hz frequency\n");
    private static final String GOOD = "map meter\nproduct Meter\n100 U16 0.1 V voltage.l1n\n";
    private static final String PAGE =
            """
            <title>MODBUS tables of ACME-1</title><h2>Now</h2><table>
            <tr><td>Dec address</td><td>Words count</td><td>Description</td><td>Unit</td><td>Data type</td></tr>
            <tr><td>100</td><td>1</td><td>Simple voltage : V1</td><td>V / 10</td><td>U16</td></tr>
            <tr><td>101</td><td>1</td><td>Mood</td><td>-</td><td>U16</td></tr></table>
            """;

    private final FakeMaps site = new FakeMaps();
    private final FakeDevice link = new FakeDevice();
    private final Path folder;
    private final SiteMapTools tools;

    SiteMapToolsTest(@TempDir Path folder) {
        this.folder = folder;
        this.tools = new SiteMapTools(
                site,
                id -> id.equals("dev") || id.equals("off") ? Optional.of("Acme 1") : Optional.empty(),
                id -> id.equals("dev") ? Optional.of(link) : Optional.empty(),
                (unit, map) -> new MapTrial(unit.host() + "/" + unit.unit(), link::read, map).run(),
                folder.resolve("busbar/maps"));
        tools.drivers = List.of(site.driver("acme", SHIPPED), site.driver(RegisterMaps.SITE));
    }

    /** Registers that answer at once, and refuse what they do not have. */
    private static final class FakeDevice implements BusLink {
        private final Map<Integer, Integer> words = new HashMap<>();

        @Override
        public int unit() {
            return 1;
        }

        @Override
        public Poll poll(BlockRead block, Duration period, BlockListener listener) {
            throw new AssertionError("a trial reads once");
        }

        @Override
        public CompletionStage<Words> read(BlockRead block) {
            int[] read = new int[block.count()];
            for (int i = 0; i < read.length; i++) {
                Integer word = words.get(block.address() + i);
                if (word == null) {
                    return CompletableFuture.failedFuture(
                            new BusException(new ReadFailure(ReadFailure.Kind.EXCEPTION, 2, "no such register")));
                }
                read[i] = word;
            }
            return CompletableFuture.completedFuture(Words.of(block.address(), read));
        }

        @Override
        public CompletionStage<Void> write(int address, int... values) {
            throw new AssertionError("a trial writes nothing");
        }
    }

    @Test
    void aGoodFileIsWrittenAndCanBeRemoved() throws Exception {
        assertThat(tools.save("meter.map", GOOD)).isEmpty();
        Path file = folder.resolve("busbar/maps/meter.map");
        assertThat(file).hasContent(GOOD);
        site.files.add(new MapSource("meter.map", GOOD));
        assertThat(tools.text("meter.map")).isEqualTo(GOOD);
        tools.delete("meter.map");
        assertThat(file).doesNotExist();
    }

    @Test
    void theLibraryHoldsMapFilesOnlyAndMayBeMissing() throws Exception {
        assertThat(tools.library()).isEmpty();
        Path library = Files.createDirectories(folder.resolve("busbar/maps/library"));
        String titled = GOOD + "title  A meter of glass\n";
        Files.writeString(library.resolve("b.map"), titled);
        Files.writeString(library.resolve("a.map"), "map shared\n");
        Files.writeString(library.resolve("b.golden"), "product Meter\n");
        assertThat(tools.library())
                .containsExactly(
                        new Example("a.map", "", "", "map shared\n"),
                        new Example("b.map", "Meter", "A meter of glass", titled));
    }

    @Test
    void aFileWithErrorsIsNotWritten() {
        List<MapFileProblem> problems = tools.save("meter.map", GOOD.replace("U16", "U17"));
        assertThat(problems).extracting(MapFileProblem::code).containsExactly("type.unknown");
        assertThat(Files.exists(folder.resolve("busbar/maps/meter.map"))).isFalse();
    }

    @Test
    void noNameLeadsOutOfTheDirectory() {
        for (String name : List.of("../meter.map", "a/b.map", "meter.txt", ".map", "meter.map.exe", "m\u0000.map")) {
            assertThatThrownBy(() -> tools.save(name, GOOD)).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> tools.delete("../meter.map")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> tools.text("none.map")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aPageBecomesTheMapOfItsProductWithItsDifferences() {
        PageMap read = tools.read(PAGE, null);
        assertThat(read.product()).as("however the page writes it").isEqualTo("Acme 1");
        assertThat(read.file()).isEqualTo("acme.1.map");
        assertThat(read.understood()).isEqualTo(1);
        assertThat(read.left()).isEqualTo(1);
        assertThat(read.problems()).isEmpty();
        assertThat(read.text()).contains("map       acme.1\n", "product   Acme 1\n");
        assertThat(read.changes())
                .containsExactly(
                        new Change("-", "voltage.l1n", "100 U16", ""),
                        new Change("-", "frequency", "200 U16", ""),
                        new Change("1", "voltage.l1n", "", "100 U16 × 0.1"));
        assertThat(tools.read(PAGE, "Other").file()).isEqualTo("other.map");
        assertThatThrownBy(() -> tools.read("<p>nothing</p>", null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> tools.read(PAGE.replace("ACME-1", "ACME-2"), null))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aTrialShowsRawWordsValuesAndWhatPhysicsSays() {
        link.words.put(100, 230);
        link.words.put(200, 500);
        Trial trial = tools.tryOut("dev", null).toCompletableFuture().join();
        assertThat(trial.readings())
                .containsExactly(
                        new Reading("-", "voltage.l1n", 100, "U16", "00E6", 230, "", "V", ""),
                        new Reading("-", "frequency", 200, "U16", "01F4", 500, "", "Hz", ""));
        assertThat(trial.checks()).containsExactly(new Check("-", "45 Hz ≤ f ≤ 65 Hz", 50, 500, false));
    }

    @Test
    void aRowThatTheDeviceRefusesCostsOnlyItself() {
        link.words.put(200, 50);
        Trial trial = tools.tryOut("dev", null).toCompletableFuture().join();
        assertThat(trial.readings()).extracting(Reading::failure).containsExactly("no such register", "");
        assertThat(trial.readings().get(0).value()).isNaN();
        assertThat(trial.checks()).hasSize(1).allMatch(Check::plausible);
    }

    @Test
    void aRowIsTriedBeforeItIsSaved() {
        link.words.put(100, 2301);
        Trial trial = tools.tryOut("dev", GOOD).toCompletableFuture().join();
        assertThat(trial.readings().get(0).value()).isEqualTo(230.1);
        TrialUnit unit = new TrialUnit(null, "10.0.0.9", null, 7);
        Trial foreign = tools.tryOut(unit, GOOD).toCompletableFuture().join();
        assertThat(foreign.device()).isEqualTo("10.0.0.9/7");
        assertThat(foreign.readings().get(0).value()).isEqualTo(230.1);
        assertThatThrownBy(() -> tools.tryOut(unit, "map x\n100 U17 1 V voltage.l1n"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> tools.tryOut("dev", "map x\n100 U17 1 V voltage.l1n"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> tools.tryOut("off", null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> tools.tryOut("unknown", null)).isInstanceOf(ProblemException.class);
    }
}
