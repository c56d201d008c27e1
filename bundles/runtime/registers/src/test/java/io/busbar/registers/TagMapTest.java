package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.MapStatus;
import io.busbar.driver.PollTier;
import io.busbar.driver.Product.Ability;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TagMapTest {

    private static final String GOOD =
            """
            map        plc4x.press
            product    Press line
            family     Production
            status     device-tested
            source     Panel of the press
            connection s7://10.0.0.9?remote-rack=0&remote-slot=1
            timeout    2000
            block measured live load=1
            %DB1:0.0:REAL    0.001 kW  power.active.total  range=-50..50000   # the drive
            %DB1:4.0:REAL    -     V   voltage.{n}
            block counted energy load=1
            %DB2:0.0:UDINT   0.1   kWh energy.active.import
            %DB2:8.0:INT     0.1   degC temperature add=-40 load=- tier=slow
            """
                    .replace("voltage.{n}", "voltage.l1n");

    @Test
    void saysWhereTheDeviceIsAndWhatItsTagsAre() {
        TagMap map = TagMap.parse(new MapSource("press.map", GOOD)).map().orElseThrow();

        assertThat(map.id()).isEqualTo("plc4x.press");
        assertThat(map.connection()).isEqualTo("s7://10.0.0.9?remote-rack=0&remote-slot=1");
        assertThat(map.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(map.product().reference()).isEqualTo("Press line");
        assertThat(map.product().family()).isEqualTo("Production");
        assertThat(map.product().status()).isEqualTo(MapStatus.DEVICE_TESTED);
        assertThat(map.product().loads()).isEqualTo(1);
        assertThat(map.product().abilities())
                .containsExactlyInAnyOrder(Ability.NETWORK, Ability.POWER, Ability.ENERGY, Ability.TEMPERATURE);
        assertThat(map.rows())
                .extracting(row -> row.load() + "/" + row.quantity().key() + " " + row.tag())
                .containsExactly(
                        "1/power.active.total %DB1:0.0:REAL",
                        "1/voltage.l1n %DB1:4.0:REAL",
                        "1/energy.active.import %DB2:0.0:UDINT",
                        "-/temperature %DB2:8.0:INT");
        assertThat(map.rows())
                .extracting(TagMap.Row::tier)
                .containsExactly(PollTier.LIVE, PollTier.LIVE, PollTier.ENERGY, PollTier.SLOW);
    }

    @Test
    void numbersBecomeCanonical() {
        List<TagMap.Row> rows = TagMap.parse(new MapSource("press.map", GOOD))
                .map()
                .orElseThrow()
                .rows();

        assertThat(rows.get(0).value(12_345)).isEqualTo(12_345);
        assertThat(rows.get(0).isPossible(50_000)).isTrue();
        assertThat(rows.get(0).isPossible(50_001)).isFalse();
        assertThat(rows.get(2).value(123)).isEqualTo(12_300);
        assertThat(rows.get(3).value(612)).isEqualTo(21.2, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(rows.get(3).isPossible(Double.NaN)).isFalse();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsLine() {
        TagMap.Parsed parsed = TagMap.parse(
                new MapSource(
                        "bad.map",
                        """
                map        plc4x.bad
                timeout    1
                block measured
                block measured often
                %DB1:0.0:REAL 1 V
                %DB1:0.0:REAL 1 V voltage.l9
                %DB1:0.0:REAL 1 A voltage.l1n
                %DB1:0.0:REAL 0 V voltage.l2n
                %DB1:0.0:REAL 1 V voltage.l3n colour=red
                %DB1:0.0:REAL 1 V voltage.l3n
                %DB1:4.0:REAL 1 V voltage.l3n
                """));

        assertThat(parsed.map()).isEmpty();
        assertThat(parsed.problems())
                .extracting(problem -> problem.line() + " " + problem.field() + " " + problem.code())
                .containsExactly(
                        "bad.map:2 timeout integer",
                        "bad.map:3 block tags.block",
                        "bad.map:4 tier choice",
                        "bad.map:5  tags.row",
                        "bad.map:6 quantity quantity.unknown",
                        "bad.map:7 unit unit.mismatch",
                        "bad.map:8 scale scale",
                        "bad.map:9 colour option.unknown",
                        "bad.map:11 quantity quantity.twice",
                        "bad.map product tags.missing",
                        "bad.map connection tags.missing");
        for (MapProblem problem : parsed.problems()) {
            assertThat(problem.text(Locale.ENGLISH)).doesNotContain("{0}").isNotEqualTo(problem.text(Locale.FRENCH));
        }
    }

    @Test
    void aFileWithoutRowsIsNone() {
        TagMap.Parsed parsed =
                TagMap.parse(new MapSource("empty.map", "map plc4x.empty\nproduct Empty\nconnection simulated://x\n"));

        assertThat(parsed.map()).isEmpty();
        assertThat(parsed.problems()).extracting(MapProblem::code).containsExactly("map.empty");
    }
}
