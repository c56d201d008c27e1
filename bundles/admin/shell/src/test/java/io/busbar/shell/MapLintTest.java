package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.devices.MapFile;
import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapFileProblem.Severity;
import io.busbar.gateway.devices.MapFiles;
import io.busbar.gateway.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class MapLintTest {

    private static final MapFileProblem OVERLAP = new MapFileProblem(
            "meter.map", 4, "address", Severity.ERROR, "row.overlap", "Register 101 is taken.", "Registre 101 pris.");
    private static final MapFileProblem EMPTY =
            new MapFileProblem("b.map", 0, "", Severity.WARNING, "map.empty", "There is no row.", "Aucune ligne.");

    private final FixedMaps maps = new FixedMaps();
    private final Shell shell = new Shell().with(MapFiles.class, maps);

    @Test
    void theFilesOfTheSiteAreShownWithWhatIsWrongInThem() throws CommandException {
        maps.files = List.of(new MapFile("b.map", "b", "site"), new MapFile("nameless.map", null, "site"));
        maps.problems = List.of(EMPTY);

        assertThat(shell.type(new MapLintCommand()).lines())
                .containsExactly(
                        "File          Map  Driver  State",
                        "b.map         b    site    1 warning",
                        "nameless.map  –    site    all is well",
                        "",
                        "b.map: warning: There is no row.",
                        "1 warning");
    }

    @Test
    void errorsMakeTheResultOtherThanZeroAndAreSaidInTheLanguageOfTheReader() {
        maps.files = List.of(new MapFile("meter.map", "meter", "site"));
        maps.problems = List.of(EMPTY, OVERLAP);
        Shell french = shell.speaking("fr_FR.UTF-8");

        Typed typed = Typed.of(french);

        assertThat(typed.failed()).isTrue();
        assertThat(typed.printed())
                .contains("meter.map:4 : erreur (address) : Registre 101 pris.")
                .contains("b.map : avertissement : Aucune ligne.")
                .endsWith("1 erreur, 1 avertissement\n");
    }

    @Test
    void aFileIsLintedBeforeItIsUsed() throws CommandException {
        assertThat(shell.type(new MapLintCommand(), "/tmp/my", "meter.map")).isEqualTo("all is well\n");
        assertThat(maps.linted).containsExactly(Path.of("/tmp/my meter.map"));
        maps.problems = List.of(OVERLAP);
        assertThat(Typed.of(shell, "/tmp/meter.map").printed())
                .isEqualTo("meter.map:4: error (address): Register 101 is taken.\n1 error\n");
    }

    @Test
    void programsGetNothingButJson() throws Exception {
        maps.files = List.of(new MapFile("meter.map", "meter", "site"));
        maps.problems = List.of(OVERLAP);

        Typed typed = Typed.of(shell, "--json", "--lang", "fr");
        JsonNode json = new JsonMapper().readTree(typed.printed());

        assertThat(typed.failed()).isTrue();
        assertThat(json.at("/files/0/driver").asText()).isEqualTo("site");
        assertThat(json.at("/problems/0/line").asInt()).isEqualTo(4);
        assertThat(json.at("/problems/0/severity").asText()).isEqualTo("ERROR");
        assertThat(json.at("/problems/0/text").asText()).isEqualTo("Registre 101 pris.");
    }

    @Test
    void aSiteWithoutMapFilesIsToldWhereTheyBelong() throws CommandException {
        assertThat(shell.type(new MapLintCommand())).contains("no register map files of its own", "etc/busbar/maps");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        maps.missing = true;
        assertThatThrownBy(() -> shell.type(new MapLintCommand(), "/none.map"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("There is no file \"/none.map\"");
    }

    @Test
    void theStatusMentionsWrongMapFilesOnlyIfThereAreAny() throws Exception {
        assertThat(shell.type(new StatusCommand())).doesNotContain("map-lint");
        maps.problems = List.of(EMPTY, OVERLAP);
        assertThat(shell.type(new StatusCommand()))
                .containsPattern("Map files +1 error, 1 warning. See busbar:map-lint");
        JsonNode json = new JsonMapper().readTree(shell.type(new StatusCommand(), "--json"));
        assertThat(json.path("mapProblems").asInt()).isEqualTo(2);
    }

    /** What a command printed, and whether its result is not zero. */
    private record Typed(String printed, boolean failed) {
        static Typed of(Shell shell, String... words) {
            StringBuilder printed = new StringBuilder();
            try {
                shell.type(new MapLintCommand(), printed::append, words);
                return new Typed(printed.toString(), false);
            } catch (CommandException e) {
                assertThat(e.getNiceHelp()).isEmpty();
                return new Typed(printed.toString(), true);
            }
        }
    }

    private static final class FixedMaps implements MapFiles {
        List<MapFile> files = List.of();
        List<MapFileProblem> problems = List.of();
        final List<Path> linted = new ArrayList<>();
        boolean missing;

        @Override
        public List<MapFile> files() {
            return files;
        }

        @Override
        public List<MapFileProblem> problems() {
            return problems;
        }

        @Override
        public List<MapFileProblem> lint(Path file) {
            if (missing) {
                throw ProblemException.of(ProblemException.Kind.NOT_FOUND, "map.file.unknown", file.toString());
            }
            linted.add(file);
            return problems;
        }
    }
}
