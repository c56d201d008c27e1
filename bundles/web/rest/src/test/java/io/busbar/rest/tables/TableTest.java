package io.busbar.rest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables come and go as spreadsheets have them. */
class TableTest {

    private static final List<String> COLUMNS = List.of("id", "name", "unit");

    private static Table read(byte[] bytes) throws IOException {
        return TableReader.read(new ByteArrayInputStream(bytes), COLUMNS, List.of("id"));
    }

    private static Table read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] written(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableWriter.write(COLUMNS, rows, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void everySeparatorOfSpreadsheetsIsUnderstood(String separator) throws IOException {
        String text = "ID,Unit,name\r\nm1,5,\"Pump, \"\"west\"\"\"\r\n\r\n,,\r\nm2,6,Fan\r\n".replace(",", separator);
        Table table = read(text);
        assertThat(table.columns()).containsExactly("id", "unit", "name");
        assertThat(table.rows()).extracting(row -> row.cell("id")).containsExactly("m1", "m2");
        assertThat(table.rows().get(0).cell("name")).isEqualTo("Pump" + separator + " \"west\"");
        assertThat(table.rows().get(1).line()).isEqualTo(5);
    }

    @Test
    void theOldAlphabetOfWindowsIsUnderstood() throws IOException {
        byte[] bytes = "id;name\nm1;Départ 4 €\n".getBytes(Charset.forName("windows-1252"));
        assertThat(read(bytes).rows().get(0).cell("name")).isEqualTo("Départ 4 €");
    }

    @Test
    void anEmptyCellIsSomethingElseThanAMissingColumn() throws IOException {
        Table.Row row = read("id,name\nm1\n").rows().get(0);
        assertThat(row.has("name")).isTrue();
        assertThat(row.cell("name")).isEmpty();
        assertThat(row.has("unit")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "-2+3",
                "'=already",
                "''=twice",
                "''plain",
                "'s",
                "a=b",
                ""
            })
    void sec20everyTextComesBackAndNoneIsAFormula(String text) throws IOException {
        byte[] file = written(List.of(List.of("m1", text, "5")));
        assertThat(read(file).rows().get(0).cell("name")).isEqualTo(text);
        String line = new String(file, StandardCharsets.UTF_8).split("\r\n")[1];
        assertThat(line.substring(line.indexOf(',') + 1).replaceFirst("^\"", ""))
                .doesNotStartWith("=")
                .doesNotStartWith("+")
                .doesNotStartWith("-")
                .doesNotStartWith("@");
    }

    @Test
    void aNegativeNumberStaysANumber() throws IOException {
        assertThat(new String(written(List.of(List.of("m1", "-12.5", "5"))), StandardCharsets.UTF_8))
                .isEqualTo("\ufeffid,name,unit\r\nm1,-12.5,5\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,colour\\nm1,red | table.column.unknown | colour",
                "id,ID\\nm1,m2      | table.column.twice   | id",
                "name\\nPump        | table.column.missing | id",
                "id,name\\nm1,a,b   | table.row.long       | 2",
                "''                 | table.empty          | unit",
            })
    void whatIsWrongIsSaidInWords(String text, String code, String mentions) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.text(Locale.ENGLISH)).contains(mentions);
                    assertThat(problem.text(Locale.FRENCH)).contains(mentions);
                });
    }

    @Test
    void aTableHasALimit() {
        String rows = "id\n" + "m1\n".repeat(TableReader.MOST_ROWS + 1);
        assertThatThrownBy(() -> read(rows))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("table.rows"));
    }

    @Test
    void aPreviewCounts() {
        TablePreview preview = TablePreview.of(
                false,
                List.of(
                        row(2, TablePreview.Action.ADD),
                        row(3, TablePreview.Action.KEEP),
                        row(4, TablePreview.Action.KEEP),
                        row(5, TablePreview.Action.REFUSE)));
        assertThat(preview.added()).isEqualTo(1);
        assertThat(preview.changed()).isZero();
        assertThat(preview.unchanged()).isEqualTo(2);
        assertThat(preview.faulty()).isEqualTo(1);
    }

    private static TablePreview.Row row(long line, TablePreview.Action action) {
        return new TablePreview.Row(line, "m" + line, action, List.of(), List.of());
    }
}
