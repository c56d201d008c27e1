package io.busbar.exports.format;

import static io.busbar.exports.format.Samples.destination;
import static io.busbar.exports.format.Samples.series;
import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Format;
import io.busbar.gateway.exports.Separator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that the manual of the reference product prints, byte by byte. */
class AnnexFilesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final double NONE = Double.NaN;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path templates;

    @Test
    void theCsvFileOfTheFirstAnnex() throws IOException {
        FileFacts facts = new FileFacts(
                "SITE",
                "E5C801",
                "I35_102",
                FileNames.part("I35_102"),
                "0.0.0.0",
                102,
                "Index",
                at("2000-01-01T00:00:00"),
                at("2018-09-26T09:55:00"),
                PARIS,
                600_000);
        List<Series> series = List.of(
                series("1", "Security lighting Circulation", "energy.active.import", Category.INDEX),
                series("1", "Security lighting Circulation", "energy.active.export", Category.INDEX),
                series("2", "Security lighting Storage Metrol", "energy.active.import", Category.INDEX),
                series("2", "Security lighting Storage Metrol", "energy.active.export", Category.INDEX));
        Values values = Samples.values(
                List.of(millis("2018-09-26T09:40:00"), millis("2018-09-26T09:50:00")),
                new double[][] {{0, 0, 0, 0}, {0, 0, 0, 0}});

        assertThat(written(Format.CSV, Separator.COMMA, false, facts, series, values))
                .isEqualTo(golden("annex-1.csv"));
        assertThat(formats().name(destination(Format.CSV, Separator.COMMA, false), facts))
                .isEqualTo("I35-102_Index_2018-09-26_09-55-00.csv");
    }

    @Test
    void theEmsFileOfTheSecondAnnex() throws IOException {
        assertThat(written(Format.EMS, Separator.COMMA, false, annex2(), annex2Series(), annex2Values()))
                .isEqualTo(golden("annex-2.csv"));
        assertThat(formats().name(destination(Format.EMS, Separator.COMMA, false), annex2()))
                .isEqualTo("socomec_E5C801_I35_LoadCurve_2019-01-18_15-15-10.csv");
    }

    @Test
    void anotherDialectNeedsATemplateAndNoCode() throws IOException {
        Files.writeString(
                templates.resolve("ems.template"),
                """
                file = {device}.txt
                separator = ;
                time = dd.MM.yyyy HH:mm
                coefficient.% = 0.1
                [head]
                VALUES OF {site.name}
                [value]
                {key},{time},{raw},{unit}
                """);
        assertThat(new String(
                        written(Format.EMS, Separator.SEMICOLON, false, annex2(), annex2Series(), annex2Values()),
                        StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        """
                        VALUES OF socomec
                        socomec_E5C801_Measure_10501_4-1;18.01.2019 15:14;23.4;%
                        socomec_E5C801_Measure_10502_4-1;18.01.2019 15:14;24.1;%
                        """);
        assertThat(formats().name(destination(Format.EMS, Separator.COMMA, false), annex2()))
                .isEqualTo("I35.txt");
    }

    @Test
    void separatorAndOffsetAreOptions() throws IOException {
        FileFacts facts = annex2();
        List<Series> series = List.of(series("1", "A;B", "energy.active.import", Category.INDEX));
        Values values = Samples.values(List.of(millis("2019-01-18T15:14:00")), new double[][] {{12.5}});
        assertThat(new String(
                        written(Format.CSV, Separator.SEMICOLON, true, facts, series, values), StandardCharsets.UTF_8))
                .contains("Load Name;\"A;B\"\r\n")
                .endsWith("Scale;1.0000000\r\n2019-01-18T15:14:00+01:00;12.5\r\n");
        assertThat(new String(written(Format.CSV, Separator.TAB, false, facts, series, values), StandardCharsets.UTF_8))
                .contains("Load Name\tA;B\r\n")
                .endsWith("2019-01-18T15:14:00\t12.5\r\n");
    }

    @Test
    void jsonLinesHaveUtcTimesAndCanonicalUnits() throws IOException {
        assertThat(new String(
                        written(Format.JSON_LINES, Separator.COMMA, false, annex2(), annex2Series(), annex2Values()),
                        StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {"time":"2019-01-18T14:14:00Z","point":"d/1/thd.current.l1","device":"I-35@4","load":"PC1-2-3","usage":"Heating","quantity":"THD I1","value":2.34,"unit":"%"}
                        {"time":"2019-01-18T14:14:00Z","point":"d/1/thd.current.l2","device":"I-35@4","load":"PC1-2-3","usage":"Heating","quantity":"THD I2","value":2.41,"unit":"%"}
                        """);
    }

    private static FileFacts annex2() {
        return new FileFacts(
                "socomec",
                "E5C801",
                "I-35@4",
                "I35",
                "0.0.0.0",
                4,
                "LoadCurve",
                at("2019-01-18T15:00:00"),
                at("2019-01-18T15:15:10"),
                PARIS,
                Duration.ofMinutes(1).toMillis());
    }

    private static List<Series> annex2Series() {
        return List.of(
                series("1", "PC1-2-3", "thd.current.l1", Category.MEASURE),
                series("1", "PC1-2-3", "thd.current.l2", Category.MEASURE),
                series("1", "PC1-2-3", "thd.current.l3", Category.MEASURE),
                series("1", "PC1-2-3", "load.curve.active.import", Category.LOAD_CURVE),
                series("1", "PC1-2-3", "load.curve.active.export", Category.LOAD_CURVE),
                series("1", "PC1-2-3", "energy.active.import", Category.INDEX));
    }

    private static Values annex2Values() {
        return Samples.values(
                List.of(millis("2019-01-18T15:14:00")), new double[][] {{2.34, 2.41, NONE, NONE, NONE, NONE}});
    }

    private byte[] written(
            Format format, Separator separator, boolean offset, FileFacts facts, List<Series> series, Values values)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        formats().write(destination(format, separator, offset), facts, series, values, facts.begin(), out);
        return out.toByteArray();
    }

    private FileFormats formats() {
        return new FileFormats(templates, () -> null);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private static long millis(String local) {
        return at(local).toEpochMilli();
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = AnnexFilesTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
