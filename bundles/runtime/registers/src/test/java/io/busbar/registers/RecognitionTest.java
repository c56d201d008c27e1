package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockRead;
import io.busbar.driver.GenericProduct;
import io.busbar.driver.Identification;
import io.busbar.driver.IdentificationTable;
import io.busbar.driver.Product;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What maps say to tell an unknown device by. */
class RecognitionTest {

    private static final String TABLE =
            """
            block identification 50000 66 once
              50000 STRING_16:4   1 - @magic
              50004 U16           1 - @order
              50005 U16           1 - @product-id
              50006 U16           1 - @table-version
              50007 U16           1 - @software
              50008 U16_HEX       1 - @serial.{1,2}
              50010 U16           1 - @serial.3
              50042 STRING_NORM:8 1 - @vendor
              50050 STRING_NORM:8 1 - @product
              50058 STRING_NORM:8 1 - @extended-name
            block live 50512 10 live load=1
              50514 U32 0.01 V voltage.l12
            """;
    private static final String OLD =
            """
            map acme.old
            product Acme A20 old
            probe product-id=141
            257 U16 - - @product-id
            263 U32 - - @serial
            300 U16 0.1 V voltage.l12
            """;

    private final Registers registers = new Registers();
    private final MapDriver driver = new MapDriver(
            "acme",
            List.of(
                    map("a20", "probe acme a20"),
                    map("a20v1", "probe acme a20 tables=100-199"),
                    map("a20-atys", "probe acme a20 order=300"),
                    map("a2", "probe acme a2"),
                    map("generic", "probe mark=SOCO answers=50514"),
                    MapLibraryTest.only(OLD)));
    private final IdentificationTable table = driver.identificationTables().get(0);

    @Test
    void mapsWithTheSameTableNameItOnceAndTheCommonestComesFirst() {
        assertThat(driver.identificationTables()).hasSize(2);
        assertThat(table.reads()).containsExactly(BlockRead.holding(50_000, 11), BlockRead.holding(50_042, 24));
        assertThat(driver.identificationTables().get(1).reads()).containsExactly(BlockRead.holding(257, 8));
    }

    @Test
    void deviceIsTheProductWhoseProbeSaysMost() {
        assertThat(references(said("Acme A20", 400, 201))).containsExactly("a20", "a2");
        assertThat(references(said("Acme A20", 400, 150))).containsExactly("a20v1", "a20", "a2");
        assertThat(references(said("Acme A20", 300, 201))).containsExactly("a20-atys", "a20", "a2");
        assertThat(references(said("Acme A21", 400, 201))).containsExactly("a2");
        assertThat(references(said("Acme B1", 400, 201))).isEmpty();
        assertThat(driver.recognise(said("Acme A20", 400, 150)).map(Product::reference))
                .contains("a20v1");
    }

    @Test
    void whatADeviceSaysIsReadFromItsTable() {
        text(50_000, "SOCO", false);
        registers.set(RegisterArea.HOLDING, 50_004, 400);
        registers.set(RegisterArea.HOLDING, 50_005, 42);
        registers.set(RegisterArea.HOLDING, 50_006, 201);
        registers.set(RegisterArea.HOLDING, 50_007, 117);
        registers.set(RegisterArea.HOLDING, 50_008, 0x1834);
        registers.set(RegisterArea.HOLDING, 50_009, 0x0210);
        registers.set(RegisterArea.HOLDING, 50_010, 7);
        text(50_042, "SOCOMEC", true);
        text(50_050, "Acme A20", true);
        text(50_058, "Acme A20 Ethernet", true);

        assertThat(identify(table, 2))
                .contains(new Identification(
                        "SOCOMEC", "Acme A20 Etherne", "1834021000007", "1.17", 201, "SOCO", 400, 42));
    }

    @Test
    void packedMarkAndMissingExtendedNameAreUnderstood() {
        text(50_000, "SOCO", true);
        registers.set(RegisterArea.HOLDING, 50_004, 400);
        text(50_050, "Acme A20", true);

        Identification said = identify(table, 2).orElseThrow();

        assertThat(said.mark()).isEqualTo("SOCO");
        assertThat(said.product()).isEqualTo("Acme A20");
        assertThat(references(said)).startsWith("a20");
    }

    @Test
    void deviceWithTheBeginningOfTheTableOnlySaysThatMuch() {
        text(50_000, "SOCO", false);
        registers.set(RegisterArea.HOLDING, 50_004, 300);

        Identification said = identify(table, 1).orElseThrow();

        assertThat(said.order()).isEqualTo(300);
        assertThat(said.product()).isEmpty();
    }

    @Test
    void otherWordsAreNotTakenForATable() {
        assertThat(identify(table, 2)).isEmpty();
        registers.set(RegisterArea.HOLDING, 50_000, 0xffff);
        assertThat(identify(table, 2)).isEmpty();
        registers.set(RegisterArea.HOLDING, 50_000, 0x0107);
        assertThat(identify(table, 2)).isEmpty();
        assertThat(identify(driver.identificationTables().get(1), 1)).isEmpty();
    }

    @Test
    void productsBeforeTheTableAreToldByTheirNumber() {
        registers.set(RegisterArea.HOLDING, 257, 141);
        registers.set(RegisterArea.HOLDING, 264, 4711);

        Identification said = identify(driver.identificationTables().get(1), 1).orElseThrow();

        assertThat(said.serial()).isEqualTo("4711");
        assertThat(references(said)).containsExactly("Acme A20 old");
        registers.set(RegisterArea.HOLDING, 257, 143);
        assertThat(references(identify(driver.identificationTables().get(1), 1).orElseThrow()))
                .isEmpty();
    }

    @Test
    void unknownProductOfTheManufacturerIsReadAsTheGenericOneIfItAnswersItsRegister() {
        Identification unknown = new Identification("SOCOMEC", "Brand New", "1", "1.00", 1, "SOCO", 400, 999);

        assertThat(driver.recognise(unknown)).isEmpty();
        assertThat(driver.generic(unknown))
                .extracting(GenericProduct::proof)
                .containsExactly(BlockRead.holding(50_514, 2));
        assertThat(driver.generic(new Identification("Other", "Brand New", "1", "1.00", 1)))
                .isEmpty();
    }

    @Test
    void probeThatSaysNothingIsAnError() {
        assertThat(problems("probe order=400")).containsExactly("probe.empty");
        assertThat(problems("probe a tables=9-3")).containsExactly("probe.tables");
        assertThat(problems("probe a tables=1-2-3")).containsExactly("probe.tables");
        assertThat(problems("probe a colour=red")).containsExactly("option.unknown");
        assertThat(problems("probe a order=none")).containsExactly("integer");
        assertThat(problems("probe a tables=5 mark=SOCO")).isEmpty();
    }

    private static List<String> problems(String probe) {
        return MapLibrary.of(List.of(new MapSource("p.map", "map p\nproduct P\n" + probe + "\n10 U16 1 V voltage.l12")))
                .problems()
                .stream()
                .map(MapProblem::code)
                .toList();
    }

    private static RegisterMap map(String name, String probe) {
        return MapLibraryTest.only("map acme." + name + "\nproduct " + name + "\n" + probe + "\n" + TABLE);
    }

    private static Identification said(String product, int order, int table) {
        return new Identification("SOCOMEC", product, "1", "1.00", table, "SOCO", order, 1);
    }

    private List<String> references(Identification said) {
        return driver.candidates(said).stream().map(Product::reference).toList();
    }

    private Optional<Identification> identify(IdentificationTable from, int reads) {
        List<Words> answers = new ArrayList<>();
        for (BlockRead read : from.reads().subList(0, reads)) {
            int[] words = new int[read.count()];
            for (int i = 0; i < words.length; i++) {
                words[i] = registers.get(read.area(), read.address() + i);
            }
            answers.add(Words.of(read.address(), words));
        }
        return from.identify(answers);
    }

    private void text(int address, String text, boolean packed) {
        WordType type = packed ? WordType.STRING_NORM : WordType.STRING_16;
        new Cell(
                        RegisterArea.HOLDING,
                        address,
                        type,
                        packed ? Math.min(8, (text.length() + 1) / 2) : text.length(),
                        0,
                        WordOrder.ABCD,
                        Factor.ONE,
                        List.of())
                .putText(text, registers);
    }
}
