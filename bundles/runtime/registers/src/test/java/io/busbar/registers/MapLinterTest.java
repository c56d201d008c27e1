package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapLinterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "100 U32 1 V voltage.l1n / 101 U16 1 A current.l1            | row.overlap        | 101",
                "100 U32 1 V voltage.l1n / 102 U32 1 V voltage.l1n           | quantity.twice     | voltage.l1n",
                "block b 100 4 live / 102 U32 1 V voltage.l1n / 104 U32 1 V voltage.l2n | row.outside | 104",
                "hole 100 1 / 100 U16 1 V voltage.l1n                        | row.hole           | 100",
                "100 U16 1 V voltage.l1n na=FFFFF                            | na.wide            | FFFFF",
                "na S16 12345 / 100 S16 1 V voltage.l1n                      | na.wide            | 12345",
                "100 U16 1 V colour.red                                      | quantity.unknown   | colour.red",
                "100 U16 1 A voltage.l1n                                     | unit.mismatch      | measured in V",
                "100 U16 1 Vo voltage.l1n                                    | unit.unknown       | Vo",
                "100 U33 1 V voltage.l1n                                     | type.unknown       | U33",
                "100 STRING_NORM - - @vendor                                 | integer            | 1 to 64",
                "100 U16:3 1 V voltage.l1n                                   | type.number        | U16",
                "70000 U16 1 V voltage.l1n                                   | integer            | 70000",
                "65535 U32 1 V voltage.l1n                                   | row.beyond         | voltage.l1n",
                "100 U16 0 V voltage.l1n                                     | scale              | 0",
                "100 U16 1,5 V voltage.l1n                                   | scale              | 1,5",
                "100 U16 1 V                                                 | row.short          | 4",
                "100 U16 1 V voltage.l1n colour=red                          | option.unknown     | colour=red",
                "100 U16 1 V voltage.l1n tier=slow tier=live                 | option.twice       | tier",
                "100 U16 1 V voltage.l1n tier=quick                          | choice             | live average energy slow once",
                "100 U16 1 V voltage.{l1n,l1n}                               | braces             | voltage.",
                "100 U16 1 V voltage.{l1n                                    | braces             | voltage.",
                "100 U32 1 Wh energy.active.import plus=102                  | part | 102",
                "100 S16 1 - power.factor sign=1                             | sign               | 1",
                "100 U16 1 V voltage.l1n range=5..1                          | range              | 5..1",
                "100 U16 1 - network.type codes=a:b                          | codes              | a:b",
                "100 U16 1 V voltage.l1n add=x                               | add                | x",
                "100 U16 1 V voltage.l1n source=b                            | source.unknown     | b",
                "100 U16 1 V voltage.l1n if=load.enabled                     | if.unknown         | load.enabled",
                "100 U16 1 V voltage.l1n plus=300:U16:0.1                    | row.wide           | 201",
                "block b 100 4                                               | block.short        | poll tier",
                "block b 100 4 live each=load stride=10 / 100 U16 1 V voltage.l1n | count.missing | load",
                "count load 2 / block b 100 4 live each=load                 | block.stride       | load",
                "count load 99 / block b 100 4 live each=load stride=2000 / 100 U16 1 V voltage.l1n | block.beyond | b#34",
                "command reset 1                                             | command.short      | a key, a register",
                "command Reset! 1 2 kind=reset name.en=a name.fr=b           | command.key        | Reset!",
                "command r 1 2 name.en=a name.fr=b                           | command.option.missing | kind=reset",
                "command r 1 2 kind=reset name.en=a                          | command.option.missing | name.fr=",
                "command r 1 2 kind=explode name.en=a name.fr=b              | choice             | reset switch test",
                "command r 1 2 3 fc=6 kind=reset name.en=a name.fr=b         | command.words      | 2 registers",
                "command r 1 2 fc=5 kind=reset name.en=a name.fr=b           | choice             | 6 16",
                "command r 1 {a} kind=setting name.en=a name.fr=b            | command.argument   | LOWEST",
                "command r 1 {a} kind=setting name.en=a name.fr=b argument=0..65536 argument.en=a argument.fr=b | command.argument | 0..65536",
                "command r 1 2 kind=setting name.en=a name.fr=b argument=0..5 argument.en=a argument.fr=b | command.argument | 0..5",
                "command r 1 2 kind=reset name.en=a name.fr=b readback=5:U16 | command.readback   | 5:U16",
                "command r 1 2 kind=reset name.en=a name.fr=b needs=mode     | if.unknown         | mode",
                "command r 1 70000 kind=reset name.en=a name.fr=b            | integer            | 70000",
                "command r 65535 1 2 kind=reset name.en=a name.fr=b          | row.beyond         | r",
                "command r 1 2 kind=reset name.en=a name.fr=b / command r 2 3 kind=reset name.en=a name.fr=b | command.twice | line",
                "command r 1 2 kind=reset name.en=a name.fr=b / block c 10 9 live load=1 / command r 2 3 kind=reset name.en=a name.fr=b | command.duplicate | remove command r",
                "colour red                                                  | directive.unknown  | colour",
                "title                                                       | directive.empty    | title",
                "extends nobody                                              | extends.unknown    | nobody",
                "hole here                                                   | hole               | hole",
                "remove it                                                   | remove             | remove block",
                "count load                                                  | count              | count load 3",
                "status sure                                                 | choice             | official",
            })
    void whatCannotBeRightIsNamedWithItsLine(String lines, String code, String mentions) {
        String text = "map acme\n" + lines.replace(" / ", "\n");
        MapLibrary library = MapLibraryTest.library(text);
        assertThat(library.problems()).isNotEmpty();
        MapProblem problem = library.problems().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.text(Locale.ENGLISH)).contains(mentions);
        assertThat(problem.line().number()).isBetween(2, 4);
        assertThat(library.maps()).as("a map with errors is not used").isEmpty();
    }

    @Test
    void theSameQuantityInTwoBlocksIsADuplicate() {
        MapLibrary library = MapLibraryTest.library(
                """
                map acme
                block a 100 4 live
                  100 U16 1 V voltage.l1n
                block b 200 4 live
                  200 U16 1 V voltage.l1n
                """);
        assertThat(library.problems())
                .extracting(MapProblem::toString)
                .singleElement()
                .asString()
                .startsWith("acme.map:5: quantity: \"voltage.l1n\" of load \"-\" is already read by acme.map:3.");
    }

    @Test
    void allErrorsOfAFileAreSaidAtOnce() {
        MapLibrary library = MapLibraryTest.library("map acme\n100 U33 1 V voltage.l1n\n102 U16 1 V colour.red");
        assertThat(library.problems())
                .extracting(problem -> problem.line().number())
                .containsExactly(2, 3);
    }

    @Test
    void mapsThatExtendEachOtherAreRefused() {
        MapLibrary library = MapLibraryTest.library("map a\nextends b", "map b\nextends a");
        assertThat(library.problems()).extracting(MapProblem::code).containsOnly("extends.circle");
        assertThat(library.maps()).isEmpty();
    }

    @Test
    void ofTwoRowsThatOverlapTheAuthorsOwnIsNamed() {
        MapSource shipped = new MapSource("shipped.map", "map base\n100 U16 1 V voltage.l1n\n101 U16 1 V voltage.l2n");
        MapSource site = new MapSource("mine.map", "map mine\nextends base\n\n100 U32 1 A current.l1");
        assertThat(MapLibrary.of(List.of(shipped), List.of(site)).problems())
                .extracting(problem -> problem.toString(Locale.ENGLISH))
                .containsExactlyInAnyOrder(
                        "mine.map:4: address: Register 100 (\"current.l1\") is already used by \"voltage.l1n\" in"
                                + " shipped.map:2. Correct the address or the type of one of them.",
                        "mine.map:4: address: Register 101 (\"current.l1\") is already used by \"voltage.l2n\" in"
                                + " shipped.map:3. Correct the address or the type of one of them.");
    }

    @Test
    void whatShowsInTheExtendedFileIsToldInTheOneThatExtends() {
        MapSource shipped = new MapSource("shipped.map", "map base\nblock a 100 2 live\n101 U16 1 V voltage.l1n");
        MapSource site = new MapSource("mine.map", "map mine\nextends base\nblock a 100 1 live");
        MapProblem problem =
                MapLibrary.of(List.of(shipped), List.of(site)).problems().get(0);
        assertThat(problem.isError()).isTrue();
        assertThat(problem.toString(Locale.ENGLISH))
                .startsWith("mine.map: address: This file does not fit another one that it extends or that extends it:"
                        + " shipped.map:3: address: Register 101 is outside");
        assertThat(problem.toString(Locale.FRENCH)).contains("shipped.map:3: address: Le registre 101 est hors");
    }

    @Test
    void aCorrectionThatAShippedVariantCannotTakeOverIsTold() {
        MapSource base = new MapSource("base.map", "map a.base\n100 U16 1 V voltage.l1n");
        MapSource variant = new MapSource("variant.map", "map a.variant\nextends a.base\n102 U16 1 Hz frequency");
        MapSource site = new MapSource("mine.map", "map a.base\nextends a.base\n101 U32 1 A current.l1");
        MapLibrary library = MapLibrary.of(List.of(base, variant), List.of(site));
        assertThat(library.problems())
                .extracting(MapProblem::toString)
                .singleElement()
                .asString()
                .startsWith("mine.map: address: This file does not fit")
                .contains("variant.map:3: address: Register 102");
        assertThat(library.map("a.variant").orElseThrow().rows())
                .as("the variant goes on as it was shipped")
                .hasSize(2);
    }

    @Test
    void aFaultyCorrectionIsToldOnceHoweverManyVariantsThereAre() {
        MapSource base = new MapSource("base.map", "map a.base\n100 U16 1 V voltage.l1n");
        MapSource one = new MapSource("one.map", "map a.one\nextends a.base\nproduct One");
        MapSource two = new MapSource("two.map", "map a.two\nextends a.base\nproduct Two");
        MapSource site = new MapSource("mine.map", "map a.base\nextends a.base\n100 U16 1 A current.l1");
        MapLibrary library = MapLibrary.of(List.of(base, one, two), List.of(site));
        assertThat(library.problems()).extracting(MapProblem::code).containsExactly("row.overlap");
        assertThat(library.products()).hasSize(2);
    }

    @Test
    void aFileIsLintedAsIfItWereAmongTheOthers() {
        MapSource base = new MapSource("base.map", "map a.base\n100 U16 1 V voltage.l1n");
        MapSource broken = new MapSource("broken.map", "map a.broken\ncolour red");
        MapSource next = new MapSource("mine.map", "map a.base\nextends a.base\n100 U16 1 A current.l1");
        MapSource now = new MapSource("mine.map", "map a.base\nextends a.base\ncolour red");
        assertThat(MapLibrary.lint(List.of(base), List.of(broken, now), next))
                .extracting(MapProblem::toString)
                .singleElement()
                .asString()
                .startsWith("mine.map:3: address: Register 100 (\"current.l1\")");
        assertThat(MapLibrary.lint(List.of(base), List.of(broken, now), base)).isEmpty();
    }

    @Test
    void everyTextExistsInBothLanguages() throws IOException {
        Properties english = texts("mapproblems.properties");
        Properties french = texts("mapproblems_fr.properties");
        assertThat(french.keySet()).isEqualTo(english.keySet());
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = MapProblem.class.getResourceAsStream(name)) {
            texts.load(in);
        }
        return texts;
    }
}
