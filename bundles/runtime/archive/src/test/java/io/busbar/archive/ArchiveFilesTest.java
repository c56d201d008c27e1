package io.busbar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.HistoryArchive.Format;
import io.busbar.gateway.history.HistoryArchive.Outcome;
import io.busbar.gateway.history.HistoryArchive.Selection;
import io.busbar.gateway.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveFilesTest {

    private static final long START = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();
    private static final Instant FROM = Instant.ofEpochMilli(START);
    private static final Instant TO = FROM.plusSeconds(86_400L * 3650);
    private static final Selection ALL = new Selection(Set.of(), FROM, TO);
    private static final double[] SPECIAL = {
        Double.NaN,
        -0.0,
        0.0,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        0.1
    };

    private final MemoryHistorian history = new MemoryHistorian();
    private final ArchiveFiles archive = new ArchiveFiles(history);

    private byte[] export(Selection selection, Format format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        archive.write(selection, format, file, (done, all) -> true);
        return file.toByteArray();
    }

    private static MemoryHistorian imported(byte[] file, Format format) throws IOException {
        MemoryHistorian empty = new MemoryHistorian();
        new ArchiveFiles(empty).read(format, new ByteArrayInputStream(file), (done, all) -> true);
        return empty;
    }

    private static MemoryHistorian imported(String csv) throws IOException {
        return imported(csv.getBytes(StandardCharsets.UTF_8), Format.CSV);
    }

    /** Two hundred and fifty thousand samples: a row group and a bit. */
    private void fill() {
        Random random = new Random(4);
        for (int i = 0; i < 125_000; i++) {
            Quality quality = Quality.of(random.nextInt(20) == 0 ? random.nextInt(Quality.values().length) : 0);
            double value =
                    random.nextInt(10) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextInt(5000) / 10.0;
            history.put("i35-1/1/power.active.total", START + i * 60_000L + random.nextInt(500), value, quality);
            history.put("i35-1/1/power.active.total#max", START + i * 60_000L, random.nextDouble(), Quality.GOOD);
        }
        history.put("u30-9/-/input.state.1", START, 1, Quality.SIMULATED);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatIsExportedAndImportedIsEqualSampleForSample(Format format) throws IOException {
        fill();

        MemoryHistorian copy = imported(export(ALL, format), format);

        assertThat(copy.series.keySet()).isEqualTo(history.series.keySet());
        copy.series.forEach((name, samples) -> assertThat(samples).as(name).isEqualTo(history.series.get(name)));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void onlyWhatIsAskedForIsExported(Format format) throws IOException {
        history.put("i35-1/1/voltage.l1n", START, 230, Quality.GOOD);
        history.put("i35-1/1/voltage.l1n", START + 60_000, 231, Quality.GOOD);
        history.put("i35-10/1/voltage.l1n", START, 232, Quality.GOOD);

        Selection minute = new Selection(Set.of("i35-1/"), FROM, FROM.plusSeconds(60));
        MemoryHistorian copy = imported(export(minute, format), format);

        assertThat(copy.series).containsOnlyKeys("i35-1/1/voltage.l1n");
        assertThat(copy.series.get("i35-1/1/voltage.l1n")).containsOnlyKeys(START);
        assertThat(imported(export(new Selection(Set.of("none/"), FROM, TO), format), format).series)
                .isEmpty();
    }

    @Test
    void aRowOfCsvIsWhatAPersonExpects() throws IOException {
        history.put("e44-7/-/energy.active.import", START + 600_000, 1234.5, Quality.GOOD);
        history.put("e44-7/-/energy.active.import", START + 1_200_000, Double.NaN, Quality.NOT_AVAILABLE);

        assertThat(new String(export(ALL, Format.CSV), StandardCharsets.UTF_8))
                .isEqualTo(String.join(
                        "\r\n",
                        "point,time,value,quality",
                        "e44-7/-/energy.active.import,2026-05-01T00:10:00Z,1234.5,GOOD",
                        "e44-7/-/energy.active.import,2026-05-01T00:20:00Z,,NOT_AVAILABLE",
                        ""));
    }

    @Test
    void csvOfOthersNeedsNoQualityAndMayHaveOtherColumnsAndAnyOrder() throws IOException {
        MemoryHistorian copy = imported(
                """
                value,x,time,point
                230.5,a,2026-05-01T02:00:00+02:00,u30-9/-/voltage.l1n
                229,"b,c",2026-04-30T23:59:00Z,u30-9/-/voltage.l1n
                """);

        assertThat(copy.series.get("u30-9/-/voltage.l1n"))
                .containsEntry(START, new MemoryHistorian.Stored(Double.doubleToLongBits(230.5), Quality.GOOD))
                .containsEntry(START - 60_000, new MemoryHistorian.Stored(Double.doubleToLongBits(229), Quality.GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "point,time                                          | The file has no column \"value\"",
                "u30-9/-/voltage.l1n,yesterday,230,GOOD              | Row 2: \"yesterday\" is not a time.",
                "u30-9/-/voltage.l1n,2026-05-01T00:00:00Z,2'30,GOOD  | Row 2: \"2'30\" is not a number.",
                "u30-9/-/voltage.l1n,2026-05-01T00:00:00Z,230,FINE   | Row 2: \"FINE\" is not one of: GOOD, STALE",
                "voltage.l1n,2026-05-01T00:00:00Z,230,GOOD           | Row 2: \"voltage.l1n\" is not the id of a point.",
                "u30-9/-/volts,2026-05-01T00:00:00Z,230,GOOD         | Row 2: \"u30-9/-/volts\" is not the id of a point.",
                "u30-9/-/voltage.l1n,2026-05-01T00:00:00Z            | Row 2 has fewer cells than the heading.",
            })
    void whatIsWrongInAFileIsNamedWithItsRow(String row, String text) {
        String csv = row.startsWith("point")
                ? row + "\nu30-9/-/voltage.l1n,2026-05-01T00:00:00Z\n"
                : CsvWriter.HEADER + "\n" + row + "\n";

        assertThatThrownBy(() -> imported(csv))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(text);
    }

    @Test
    void whatIsNoParquetFileOrACutOneIsRefused() throws IOException {
        fill();
        byte[] file = export(ALL, Format.PARQUET);
        byte[] cut = Arrays.copyOf(file, file.length - 10);

        assertThatThrownBy(() -> imported(cut, Format.PARQUET)).hasMessageContaining("its end is missing");
        assertThatThrownBy(() -> imported(new byte[100], Format.PARQUET)).hasMessageContaining("its end is missing");
        assertThatThrownBy(() -> imported(new byte[0], Format.PARQUET)).isInstanceOf(ProblemException.class);
        file[file.length - 5] = 0x7f;
        assertThatThrownBy(() -> imported(file, Format.PARQUET)).hasMessageContaining("its footer is damaged");
    }

    @Test
    void sec24damageWithinAParquetFileIsAProblemAndNoCrash() throws IOException {
        history.put("u30-9/-/voltage.l1n", START, 230, Quality.GOOD);
        byte[] whole = export(ALL, Format.PARQUET);
        for (int at = 4; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            try {
                imported(damaged, Format.PARQUET);
            } catch (ProblemException | IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    /** Written by another program: Snappy, dictionaries, columns that may be null, times in microseconds. */
    @Test
    void parquetOfAnotherProgramIsRead() throws IOException {
        MemoryHistorian copy = new MemoryHistorian();
        try (InputStream foreign = ArchiveFilesTest.class.getResourceAsStream("foreign.parquet")) {
            new ArchiveFiles(copy).read(Format.PARQUET, foreign, (done, all) -> true);
        }

        assertThat(copy.series).containsOnlyKeys("u30-9/-/voltage.l1n", "e44-7/-/energy.active.import");
        assertThat(copy.series.get("u30-9/-/voltage.l1n")).hasSize(1000);
        assertThat(copy.series.get("u30-9/-/voltage.l1n"))
                .containsEntry(START, new MemoryHistorian.Stored(Double.doubleToLongBits(230), Quality.GOOD))
                .containsEntry(
                        START + 7 * 60_000,
                        new MemoryHistorian.Stored(Double.doubleToLongBits(Double.NaN), Quality.NOT_AVAILABLE));
        assertThat(copy.series.get("e44-7/-/energy.active.import"))
                .containsEntry(
                        START + 999 * 60_000L,
                        new MemoryHistorian.Stored(Double.doubleToLongBits(5999.5), Quality.GOOD));
    }

    @Test
    void parquetIsWrittenWhileItIsMade() throws IOException {
        List<Long> reached = new ArrayList<>();
        long[] written = new long[1];
        ParquetWriter writer = new ParquetWriter(new OutputStream() {
            @Override
            public void write(int value) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written[0] += length;
            }
        });
        for (int i = 0; i < 1_000_000; i++) {
            writer.row("u30-9/-/voltage.l1n", START + i * 1000L, i % 977 / 10.0, Quality.GOOD);
            if (i % 250_000 == 0) {
                reached.add(written[0]);
            }
        }
        assertThat(reached).hasSize(4).doesNotHaveDuplicates().isSorted();
        assertThat(written[0]).isGreaterThan(1_000_000);
        writer.end();
    }

    @Test
    void anImportGoesInPartsAndCanBeStopped() throws IOException {
        fill();
        byte[] file = export(ALL, Format.PARQUET);
        MemoryHistorian copy = new MemoryHistorian();

        Outcome outcome = new ArchiveFiles(copy)
                .read(Format.PARQUET, new ByteArrayInputStream(file), (done, all) -> done < 2 * Importer.MOST_ROWS);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.samples()).isEqualTo(2L * Importer.MOST_ROWS);
        assertThat(copy.appends).isEqualTo(2);
    }
}
