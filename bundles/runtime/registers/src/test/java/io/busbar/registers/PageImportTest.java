package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Communication tables of a made-up product, in the two layouts in which they are published. */
class PageImportTest {

    private static PageImport read(String page) throws IOException {
        try (InputStream in = PageImportTest.class.getResourceAsStream(page)) {
            String html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PageImport.of(html, "acme.5000", "ACME 5000", "ACME 5000");
        }
    }

    private static RegisterMap map(PageImport read) {
        MapLibrary library = MapLibrary.of(List.of(new MapSource("acme.map", read.text())));
        assertThat(library.problems()).isEmpty();
        return library.product("ACME 5000").orElseThrow();
    }

    private static MapRow row(RegisterMap map, String load, String quantity) {
        return map.row(load, quantity).orElseThrow(() -> new AssertionError(quantity));
    }

    @Test
    void aPageOfBlocksBecomesAMap() throws IOException {
        PageImport read = read("layout-blocks.html");
        assertThat(read.title()).isEqualTo("MODBUS tables of ACME 5000");
        RegisterMap map = map(read);
        assertThat(map.blocks()).extracting(MapBlock::start).containsExactly(50000, 50512, 50768);
        assertThat(map.blocks()).extracting(MapBlock::length).containsExactly(66, 62, 65);
        assertThat(row(map, "1", "voltage.l12").value(Words.of(50514, 0, 40000)))
                .isEqualTo(400);
        assertThat(row(map, "1", "voltage.l1n").value(Words.of(50520, 0, 23000)))
                .isEqualTo(230);
        assertThat(row(map, "1", "frequency").value(Words.of(50526, 0, 50_003))).isEqualTo(50.003);
        assertThat(row(map, "1", "power.active.total").value(Words.of(50536, 0xffff, 0xfe5b)))
                .isEqualTo(-4210);
        assertThat(row(map, "1", "energy.active.import").value(Words.of(50770, 0, 7)))
                .isEqualTo(7000);
        assertThat(row(map, "1", "energy.apparent").value(Words.of(50774, 0, 7)))
                .as("MWh that are MVAh")
                .isEqualTo(7_000_000);
        assertThat(map.field("product", 0).orElseThrow().cell().address()).isEqualTo(50050);
        assertThat(read.understood()).isEqualTo(8);
    }

    @Test
    void whatIsNotUnderstoodStandsInTheFileAsAComment() throws IOException {
        PageImport read = read("layout-blocks.html");
        assertThat(read.left()).isEqualTo(1);
        assertThat(read.text()).contains("# 50542 U8 1  : Mood").doesNotContain("calm");
    }

    @Test
    void whatCanOnlyBeWrittenIsNotRead() throws IOException {
        assertThat(read("layout-blocks.html").text()).doesNotContain("57890");
        assertThat(read("layout-functions.html").text()).doesNotContain("57864");
    }

    @Test
    void aPageOfFunctionsBecomesAMap() throws IOException {
        RegisterMap map = map(read("layout-functions.html"));
        assertThat(row(map, "2", "frequency").value(Words.of(20490, 0, 49_990))).isEqualTo(49.99);
        assertThat(row(map, "2", "voltage.l1n").value(Words.of(20492, 0, 23_012)))
                .isEqualTo(230.12);
        assertThat(row(map, "2", "power.active.total").value(Words.of(20524, 0, 421)))
                .isEqualTo(4210);
        assertThat(row(map, "2", "frequency.max").value(Words.of(20865, 0, 50_100)))
                .isEqualTo(50.1);
        assertThat(row(map, "2", "date.frequency.max").cell().type()).isEqualTo(WordType.DATETIME);
        assertThat(row(map, "2", "current.l1.h26_34").value(Words.of(21761, 120)))
                .isEqualTo(1.2);
    }

    @Test
    void anyOtherPageIsNotUnderstood() {
        PageImport read = PageImport.of("<p>Hello <b>world", "a", "A", "a");
        assertThat(read.understood()).isZero();
        assertThat(read.left()).isZero();
    }

    @Test
    void theDifferenceToTheMapInUseIsTold() throws IOException {
        RegisterMap imported = map(read("layout-blocks.html"));
        RegisterMap used = MapLibraryTest.library(
                        """
                        map acme
                        product ACME
                        block live 50512 62 live load=1
                          50514 U32 0.01 V voltage.l12
                          50526 U32 0.01 Hz frequency
                          50530 U32 0.001 A current.l2
                        """)
                .product("ACME")
                .orElseThrow();
        List<MapDiff.Change> changes = MapDiff.between(used, imported);
        assertThat(changes)
                .contains(
                        new MapDiff.Change(
                                "1", "frequency", MapDiff.Kind.CHANGED, "50526 U32 × 0.01", "50526 U32 × 0.001"),
                        new MapDiff.Change("1", "current.l2", MapDiff.Kind.REMOVED, "50530 U32 × 0.001", ""),
                        new MapDiff.Change("1", "power.active.total", MapDiff.Kind.ADDED, "", "50536 S32 × 10.0"))
                .extracting(MapDiff.Change::quantity)
                .doesNotContain("voltage.l12");
    }

    @Test
    void physicsFindsAWrongScale() {
        Map<String, Double> right = Map.of(
                "1/frequency", 50.01,
                "1/power.active.total", 4000.0,
                "1/power.reactive.total", 3000.0,
                "1/power.apparent.total", 5010.0,
                "1/voltage.ln", 230.0,
                "1/voltage.ll", 399.0);
        assertThat(Plausibility.of(right)).hasSize(3).allMatch(Plausibility.Check::plausible);
        Map<String, Double> wrong = Map.of(
                "1/frequency", 500.1,
                "1/power.active.total", 400.0,
                "1/power.reactive.total", 300.0,
                "1/power.apparent.total", 5010.0,
                "1/voltage.ln", 230.0,
                "1/voltage.ll", 230.0);
        assertThat(Plausibility.of(wrong)).hasSize(3).noneMatch(Plausibility.Check::plausible);
        assertThat(Plausibility.of(Map.of("1/power.apparent.total", 3.0, "1/power.active.total", 0.0)))
                .as("nothing flows")
                .isEmpty();
    }
}
