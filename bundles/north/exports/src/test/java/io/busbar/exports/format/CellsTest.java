package io.busbar.exports.format;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Format;
import io.busbar.gateway.exports.Separator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What was written is read back by somebody else's parser. */
class CellsTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 500)
    void textIsNeverAFormulaAndOtherwiseUnchanged(
            @ForAll String name, @ForAll String usage, @ForAll Separator separator) throws IOException {
        List<CsvRecord> lines = written(name, usage, 1, separator, Format.CSV);
        check(lines.get(2).getField(1), name);
        check(lines.get(3).getField(1), usage);
    }

    private static void check(String cell, String text) {
        if (!cell.isEmpty()) {
            assertThat("=+-@\t\r\n").doesNotContain(cell.substring(0, 1));
        }
        assertThat(cell.startsWith("'") && !text.startsWith("'") ? cell.substring(1) : cell)
                .isEqualTo(text);
    }

    @Property(tries = 2000)
    void numbersComeBackBitByBit(@ForAll @DoubleRange(min = -1e18, max = 1e18) double value) throws IOException {
        check(value);
    }

    @Property(tries = 2000)
    void numbersOfDevicesComeBackBitByBit(@ForAll int digits, @ForAll @IntRange(min = 0, max = 9) int decimals)
            throws IOException {
        check(BigDecimal.valueOf(digits, decimals).doubleValue());
    }

    @Example
    void numbersAtTheEdgesComeBackBitByBit() throws IOException {
        for (double value : new double[] {
            0, -0.0, 1e15, 999_999_999_999_999.9, Double.MIN_VALUE, 1e-9, 9_007_199_254_740_992.0, 0.1 + 0.2
        }) {
            check(value);
        }
    }

    private static void check(double value) throws IOException {
        String csv =
                written("x", "y", value, Separator.COMMA, Format.CSV).get(8).getField(1);
        List<CsvRecord> ems = written("x", "y", value, Separator.COMMA, Format.EMS);
        String raw = ems.get(ems.size() - 1).getField(2);
        assertThat(csv).matches("-?\\d+(\\.\\d+)?");
        assertThat(Double.parseDouble(csv) + 0.0).isEqualTo(value + 0.0);
        assertThat(new BigDecimal(raw)
                                .multiply(new BigDecimal(ems.get(4).getField(6)))
                                .doubleValue()
                        + 0.0)
                .isEqualTo(value + 0.0);
    }

    private static List<CsvRecord> written(String load, String usage, double value, Separator separator, Format format)
            throws IOException {
        FileFacts facts = new FileFacts(
                "site",
                "server",
                "device",
                "device",
                "0.0.0.0",
                1,
                "Measure",
                BEGIN,
                BEGIN.plusSeconds(600),
                ZoneOffset.UTC,
                600_000);
        String quantity = format == Format.EMS ? "voltage.l1n" : "power.active.total";
        Series base = Samples.series("1", load, quantity, Category.MEASURE);
        Series series = new Series(base.point(), base.quantity(), base.category(), "1", load, usage, "Elec");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FileFormats(Path.of("target/none"), () -> null)
                .write(
                        Samples.destination(format, separator, false),
                        facts,
                        List.of(series),
                        Samples.values(List.of(BEGIN.toEpochMilli()), new double[][] {{value}}),
                        BEGIN,
                        out);
        return CsvReader.builder()
                .fieldSeparator(separator.character())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(out.toString(StandardCharsets.UTF_8))
                .stream()
                .toList();
    }
}
