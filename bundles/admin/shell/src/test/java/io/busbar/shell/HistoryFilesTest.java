package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.history.HistoryMaintenance;
import io.busbar.gateway.history.HistoryProgress;
import io.busbar.gateway.site.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFilesTest {

    private final Path folder;
    private final Archive archive = new Archive();
    private final Shell shell;
    private List<String> damage = List.of();

    private static final class Archive implements HistoryArchive {
        @Nullable
        Selection selection;

        @Nullable
        Format format;

        String content = "";

        @Override
        public Outcome write(Selection wish, Format kind, OutputStream out, HistoryProgress progress)
                throws IOException {
            selection = wish;
            format = kind;
            out.write("four".getBytes(StandardCharsets.UTF_8));
            return new Outcome(3, 144, true);
        }

        @Override
        public Outcome read(Format kind, InputStream in, HistoryProgress progress) throws IOException {
            format = kind;
            content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(2, 12, true);
        }
    }

    HistoryFilesTest(@TempDir Path folder) {
        this.folder = folder;
        Site site = new Site() {
            @Override
            public String name() {
                return "Plant";
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Europe/Paris");
            }
        };
        HistoryMaintenance maintenance = new HistoryMaintenance() {
            @Override
            public Check check(HistoryProgress progress) {
                return new Check(1200, 1_500_000, damage, true);
            }

            @Override
            public List<Use> use() {
                YearMonth may = YearMonth.of(2026, 5);
                return List.of(
                        new Use("e44-7/-/energy.active.import", Map.of(may, 6000L, may.plusMonths(1), 4000L), 9000),
                        new Use("i35-1/1/voltage.l1n", Map.of(may, 140_000L), 130_000));
            }

            @Override
            public int rebuildViews(HistoryProgress progress) {
                return 2;
            }
        };
        this.shell = new Shell()
                .with(HistoryArchive.class, archive)
                .with(HistoryMaintenance.class, maintenance)
                .with(Site.class, site);
    }

    @Test
    void aRangeIsWrittenToAFileThatIsNotThereYet() throws CommandException {
        String file = folder.resolve("may.parquet").toString();
        assertThat(shell.type(
                        new HistoryExportCommand(),
                        file,
                        "--points",
                        "i35-1/, e44-7/",
                        "--from",
                        "2026-01-01",
                        "--to",
                        "2026-01-31T08:00:00Z"))
                .contains("144 samples of 3 series written to " + file + " (4 B).");
        assertThat(archive.format).isEqualTo(HistoryArchive.Format.PARQUET);
        assertThat(archive.selection)
                .isEqualTo(new HistoryArchive.Selection(
                        Set.of("i35-1/", "e44-7/"), Instant.parse("2025-12-31T23:00:00Z"), Shell.NOW));
        assertThatThrownBy(() -> shell.type(new HistoryExportCommand(), file))
                .hasMessageContaining("There is a file \"" + file + "\" already.");
    }

    @Test
    void aFileIsStored() throws Exception {
        Path file = Files.writeString(folder.resolve("rows.csv"), "rows");
        assertThat(shell.type(new HistoryImportCommand(), file.toString(), "--lang", "fr"))
                .contains("12 échantillons de 2 séries de " + file + " sont enregistrés.");
        assertThat(archive.content).isEqualTo("rows");
        assertThat(archive.format).isEqualTo(HistoryArchive.Format.CSV);
        assertThatThrownBy(() -> shell.type(new HistoryImportCommand(), folder + "/none.csv"))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> shell.type(new HistoryImportCommand(), file.toString(), "--format", "xls"))
                .hasMessageContaining("\"xls\" is not one of: csv, parquet");
    }

    @Test
    void aCheckFailsWhereSomethingIsDamaged() throws CommandException {
        assertThat(shell.type(new HistoryCheckCommand())).contains("1,200 chunks (1.5 MB) read: all intact.");
        damage = List.of("page 3 of a table is damaged");
        StringBuilder printed = new StringBuilder();
        assertThatThrownBy(() -> shell.type(new HistoryCheckCommand(), printed::append))
                .isInstanceOf(CommandException.class);
        assertThat(printed).contains("page 3 of a table is damaged").contains("1 findings");
    }

    @Test
    void whatIsStoredIsShownByPointAndByMonth() throws CommandException {
        assertThat(shell.type(new HistoryStatsCommand()).lines())
                .containsExactly(
                        "Point                         Samples  On disk  Bytes a sample",
                        "e44-7/-/energy.active.import     9000    10 kB          1.1111",
                        "i35-1/1/voltage.l1n            130000   140 kB          1.0769",
                        "2 points, 139,000 samples, 150 kB on disk");
        assertThat(shell.type(new HistoryStatsCommand(), "--months").lines())
                .containsExactly(
                        "Month    On disk",
                        "2026-05   146 kB",
                        "2026-06     4 kB",
                        "2 points, 139,000 samples, 150 kB on disk");
        assertThat(shell.type(new HistoryStatsCommand(), "i35-1/")).contains("1 points, 130,000 samples");
    }

    @Test
    void viewsAreMadeAnew() throws CommandException {
        assertThat(shell.type(new HistoryRebuildCommand())).contains("2 months made anew.");
    }
}
