package io.busbar.storage.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.UnusableDocument;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFolderTest {

    record Lamp(String id, int watts, Map<String, Integer> hours) {}

    private static final DocumentFolder.Type<Lamp> LAMPS = new DocumentFolder.Type<>(
            "lamps",
            1,
            Lamp.class,
            Lamp::id,
            lamp -> lamp.watts() < 0 ? Optional.of("watts must not be negative") : Optional.empty());
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

    private final Path data;
    private final SiteStore store;
    private final DocumentFolder<Lamp> lamps;

    DocumentFolderTest(@TempDir Path data) {
        this.data = data;
        this.store = new SiteStore(data, FileLayer.system(), Clock.fixed(NOW, ZoneOffset.UTC));
        this.lamps = store.folder(LAMPS);
    }

    @Test
    void emptyFolderHasNoDocuments() throws IOException {
        assertThat(lamps.load()).isEmpty();
    }

    @Test
    void givesBackWhatWasStored() throws IOException {
        Lamp hall = new Lamp("hall", 60, Map.of("monday", 8));
        lamps.put(new Lamp("stairs", 40, Map.of()));
        lamps.put(new Lamp("hall", 75, Map.of()));
        lamps.put(hall);
        lamps.delete("stairs");
        lamps.delete("attic");

        assertThat(lamps.load()).containsExactly(hall);
        assertThat(data.resolve("site/lamps/hall.json")).content().contains("\"schema\" : 1");
        assertThat(store.unusable()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                        | empty",
                "{\"schema\" : 1, \"id\" : \"hall\", \"watts\" : 6         | end-of-input",
                "[]                                                        | no JSON object",
                "{\"id\":\"hall\",\"watts\":60,\"hours\":{}}               | schema is missing",
                "{\"schema\":2,\"id\":\"hall\",\"watts\":60,\"hours\":{}}  | schema is 2; this gateway reads schema 1",
                "{\"schema\":1,\"id\":\"attic\",\"watts\":60,\"hours\":{}} | differs from its file name",
                "{\"schema\":1,\"id\":\"hall\",\"watts\":-1,\"hours\":{}}  | watts must not be negative",
                "{\"schema\":1,\"id\":\"hall\",\"hours\":{}}               | watts",
                "{\"schema\":1,\"id\":\"hall\",\"watts\":6,\"hours\":{},\"volts\":1}| volts"
            })
    void documentThatCannotBeUsedIsSetAsideAndReported(String content, String reason) throws IOException {
        lamps.put(new Lamp("stairs", 40, Map.of()));
        Path hall = data.resolve("site/lamps/hall.json");
        Files.writeString(hall, content);

        assertThat(lamps.load()).extracting(Lamp::id).containsExactly("stairs");

        assertThat(hall).doesNotExist();
        UnusableDocument report = store.unusable().get(0);
        assertThat(report.document()).isEqualTo("site/lamps/hall.json");
        assertThat(report.reason()).contains(reason);
        assertThat(report.found()).isEqualTo(NOW);
        assertThat(data.resolve(report.keptAs())).hasContent(content);
        assertThat(lamps.load()).hasSize(1);
    }

    @Test
    void diskThatFailsIsToldAndChangesNothing() throws IOException {
        lamps.put(new Lamp("hall", 60, Map.of()));
        Files.createDirectory(data.resolve("site/lamps/hall.json.tmp"));

        assertThatThrownBy(() -> lamps.put(new Lamp("hall", 75, Map.of())))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo("storage.unavailable");
                    assertThat(problem.kind()).isEqualTo(ProblemException.Kind.UNAVAILABLE);
                });

        assertThat(lamps.load()).extracting(Lamp::watts).containsExactly(60);
    }
}
