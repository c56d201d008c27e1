package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {

    private final Registers store = new Registers();

    @Test
    void scaledNumbersHaveNoBinaryDust() {
        assertThat(cell(WordType.U32, "0.01").number(Words.of(100, 0, 23012))).isEqualTo(230.12);
        assertThat(cell(WordType.U32, "0.001").number(Words.of(100, 0, 49987))).isEqualTo(49.987);
        assertThat(cell(WordType.S32, "10").number(Words.of(100, 0xffff, 0xff9c)))
                .isEqualTo(-1000);
    }

    @ParameterizedTest
    @CsvSource({"ABCD, 1234, 5678", "CDAB, 5678, 1234", "BADC, 3412, 7856", "DCBA, 7856, 3412"})
    void everyOrderOfBytesAndWords(WordOrder order, String first, String second) {
        Cell cell = new Cell(RegisterArea.HOLDING, 100, WordType.U32, 2, 0, order, Factor.ONE, List.of());
        Words words = Words.of(100, Integer.parseInt(first, 16), Integer.parseInt(second, 16));
        assertThat(cell.number(words)).isEqualTo(0x12345678);
        cell.put(0x12345678, store);
        assertThat(store.words(100, 2)).containsExactly(words.word(100), words.word(101));
    }

    @ParameterizedTest
    @CsvSource({
        "U8, 255",
        "U16, 65535",
        "S16, -32768",
        "U32, 4294967295",
        "S32, -2147483648",
        "S64, -9007199254740991",
        "U64, 18446744073709549568",
        "FLOAT32, -0.15625",
        "FLOAT64, 230.123456789",
        "U8_H, 200",
        "U8_L, 17"
    })
    void whatIsWrittenIsReadAgain(WordType type, double value) {
        Cell cell = cell(type, "1");
        cell.put(value, store);
        assertThat(cell.number(store.read(100, type.words()))).isEqualTo(value);
    }

    @Test
    void whatDoesNotFitIsRefusedByNameAndPlace() {
        assertThatThrownBy(() -> cell(WordType.U16, "0.01").put(655.36, store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("655.36")
                .hasMessageContaining("register 100");
        assertThatThrownBy(() -> cell(WordType.U32, "1").put(-1, store)).hasMessageContaining("-1.0");
    }

    @Test
    void notAvailableIsAPatternOfBitsNotANumber() {
        Cell cell = new Cell(
                RegisterArea.HOLDING,
                100,
                WordType.S32,
                2,
                0,
                WordOrder.ABCD,
                Factor.ONE,
                List.of(0x80000000L, 0x7fffffffL));
        assertThat(cell.number(Words.of(100, 0x8000, 0))).isNaN();
        assertThat(cell.number(Words.of(100, 0x7fff, 0xffff))).isNaN();
        assertThat(cell.number(Words.of(100, 0xffff, 0xffff))).isEqualTo(-1);
        cell.putAbsent(store);
        assertThat(store.words(100, 2)).containsExactly(0x8000, 0);
        assertThatThrownBy(() -> cell(WordType.S16, "1").putAbsent(store)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bitsAndBytesOfOneRegisterDoNotDisturbEachOther() {
        Cell high = cell(WordType.U8_H, "1");
        Cell low = cell(WordType.U8_L, "1");
        high.put(0xab, store);
        low.put(0xcd, store);
        assertThat(store.words(100, 1)).containsExactly(0xabcd);
        Cell bit = new Cell(RegisterArea.HOLDING, 101, WordType.BIT, 1, 15, WordOrder.ABCD, Factor.ONE, List.of());
        store.set(RegisterArea.HOLDING, 101, 1);
        bit.put(1, store);
        assertThat(store.words(101, 1)).containsExactly(0x8001);
        assertThat(bit.number(store.read(101, 1))).isEqualTo(1);
        bit.put(0, store);
        assertThat(store.words(101, 1)).containsExactly(1);
    }

    @Test
    void timesCountFromTheYear2000AndZeroMeansNeverSet() {
        double time = 1_763_802_000; // 2025-11-22T09:00:00Z
        for (WordType type :
                List.of(WordType.DATETIME, WordType.DATETIME_MS, WordType.DATETIME_MINUTE, WordType.DATETIME_3)) {
            Cell cell = cell(type, "1");
            cell.put(time, store);
            assertThat(cell.number(store.read(100, type.words())))
                    .as(type.name())
                    .isEqualTo(time);
        }
        assertThat(store.words(100, 3)).containsExactly(25 << 8 | 11, 22 << 8 | 9, 0);
        assertThat(cell(WordType.DATETIME, "1").number(Words.of(100, 0, 0))).isNaN();
        assertThat(cell(WordType.DATETIME_3, "1").number(Words.of(100, 0, 0, 0)))
                .isNaN();
        Cell minute = cell(WordType.DATETIME_MINUTE, "1");
        assertThat(minute.number(Words.of(100, 2025, 11 << 8 | 22, 9 << 8))).isEqualTo(time);
        assertThat(minute.number(Words.of(100, 0, 0, 0))).isNaN();
        assertThat(minute.number(Words.of(100, 2025, 13 << 8 | 1, 0)))
                .as("no month 13")
                .isNaN();
    }

    @Test
    void bothWaysOfWritingText() {
        Cell sparse =
                new Cell(RegisterArea.HOLDING, 0, WordType.STRING_16, 4, 0, WordOrder.ABCD, Factor.ONE, List.of());
        assertThat(sparse.text(Words.of(0, 0x53, 0x4f, 0x43, 0x4f))).isEqualTo("SOCO");
        Cell dense =
                new Cell(RegisterArea.HOLDING, 0, WordType.STRING_NORM, 3, 0, WordOrder.ABCD, Factor.ONE, List.of());
        assertThat(dense.text(Words.of(0, 0x492d, 0x3335, 0x2000))).isEqualTo("I-35");
        dense.putText("I-35", store);
        assertThat(store.words(0, 3)).containsExactly(0x492d, 0x3335, 0);
        dense.putText("far too long", store);
        assertThat(dense.text(store.read(0, 3))).isEqualTo("far to");
    }

    private static Cell cell(WordType type, String scale) {
        return new Cell(
                RegisterArea.HOLDING,
                100,
                type,
                type.words(),
                0,
                WordOrder.ABCD,
                Factor.of(new BigDecimal(scale)),
                List.of());
    }
}
