package io.busbar.engine.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.busbar.gateway.devices.MapFile;
import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapFileProblem.Severity;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.registers.MapLine;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.RegisterMaps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteMapFilesTest {

    private static final MapSource SHIPPED =
            new MapSource("acme-1.map", "map acme.1\nproduct Acme 1\n100 U16 1 V voltage.l1n\n");
    private static final MapSource OVERLAPPING =
            new MapSource("meter.map", "map meter\nproduct Meter\n100 U32 1 V voltage.l1n\n101 U16 1 A current.l1\n");

    private final FakeMaps site = new FakeMaps();
    private final SiteMapFiles files = new SiteMapFiles(site);
    private final Path folder;

    SiteMapFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void rowsThatOverlapAreToldWithLineFieldAndRemedyInBothLanguages() {
        files.drivers = List.of(site.driver(RegisterMaps.SITE));
        site.files.add(OVERLAPPING);

        MapFileProblem problem = files.problems().get(0);

        assertThat(files.problems()).hasSize(1);
        assertThat(problem.file()).isEqualTo("meter.map");
        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.field()).isEqualTo("address");
        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        assertThat(problem.code()).isEqualTo("row.overlap");
        assertThat(problem.text(Locale.UK))
                .contains("Register 101 (\"current.l1\")", "meter.map:3", "Correct the address");
        assertThat(problem.text(Locale.CANADA_FRENCH))
                .contains("Le registre 101 (« current.l1 »)", "meter.map:3", "Corrigez l'adresse");
    }

    @Test
    void problemsOfAllDriversAndOfTheDirectoryAreOrderedByFileAndLine() {
        files.drivers = List.of(site.driver("acme", SHIPPED), site.driver(RegisterMaps.SITE));
        site.files.add(new MapSource("z.map", "map acme.1\nextends acme.1\ncolour red\n100 U17 1 V voltage.l1n"));
        site.files.add(OVERLAPPING);
        site.problems.add(
                new MapProblem(MapProblem.Severity.ERROR, new MapLine("a.map", 0), "", "file.encoding", List.of()));

        assertThat(files.problems())
                .extracting(problem -> problem.file() + ":" + problem.line() + ":" + problem.code())
                .containsExactly(
                        "a.map:0:file.encoding",
                        "meter.map:4:row.overlap",
                        "z.map:3:directive.unknown",
                        "z.map:4:type.unknown");
    }

    @Test
    void whatIsWrongOnlyBecauseOfADriverThatIsAwayIsGoneWhenItComes() {
        site.files.add(new MapSource("mine.map", "# ours\nmap acme.1\nextends acme.1\n100 U16 0.1 V voltage.l1n"));
        assertThat(files.problems())
                .extracting(MapFileProblem::line, MapFileProblem::field, MapFileProblem::code)
                .containsExactly(tuple(2, "map", "family.missing"));
        assertThat(files.problems().get(0).english()).contains("No driver of the family \"acme\" is installed");

        files.drivers = List.of(site.driver("acme", SHIPPED));

        assertThat(files.problems()).isEmpty();
        assertThat(files.files()).containsExactly(new MapFile("mine.map", "acme.1", "acme"));
    }

    @Test
    void mapsOfTheirOwnNeedTheirDriverToo() {
        site.files.add(new MapSource("meter.map", "map meter\nproduct Meter\n100 U16 1 V voltage.l1n"));

        assertThat(files.problems()).extracting(MapFileProblem::code).containsExactly("generic.missing");
        assertThat(files.files()).containsExactly(new MapFile("meter.map", "meter", "site"));
    }

    @Test
    void aWarningIsNoError() {
        files.drivers = List.of(site.driver(RegisterMaps.SITE));
        site.files.add(new MapSource("empty.map", "map empty\nproduct Nothing"));

        assertThat(files.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.file()).isEqualTo("empty.map");
            assertThat(problem.code()).isEqualTo("map.empty");
        });
    }

    @Test
    void aFileIsLintedByItsDriverWithoutBeingUsed() throws IOException {
        files.drivers = List.of(site.driver("acme", SHIPPED));
        Path file =
                Files.writeString(folder.resolve("mine.map"), "map acme.1\nextends acme.1\n100 U32 1 A current.l1\n");

        assertThat(files.lint(file)).singleElement().satisfies(problem -> {
            assertThat(problem.file() + ":" + problem.line()).isEqualTo("mine.map:3");
            assertThat(problem.english()).contains("acme-1.map:3");
        });
        assertThat(files.problems()).isEmpty();
        Files.writeString(file, "map acme.1\nextends acme.1\n100 U16 0.1 V voltage.l1n\n");
        assertThat(files.lint(file)).isEmpty();
    }

    @Test
    void aFileOfNoInstalledDriverIsLintedAsFarAsItGoes() throws IOException {
        Path file =
                Files.writeString(folder.resolve("x.map"), OVERLAPPING.text().replace("map meter", "map x.y"));

        assertThat(files.lint(file)).extracting(MapFileProblem::code).containsExactly("family.missing", "row.overlap");
    }

    @Test
    void aFileThatIsNoTextIsTold() throws IOException {
        Path file = Files.write(folder.resolve("latin.map"), "map é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(files.lint(file)).extracting(MapFileProblem::code).containsExactly("file.encoding");
        assertThatThrownBy(() -> files.lint(folder.resolve("none.map")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("none.map");
        assertThatThrownBy(() -> files.lint(folder)).isInstanceOf(ProblemException.class);
    }
}
