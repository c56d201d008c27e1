package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockRead;
import io.busbar.driver.RegisterArea;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {

    @Test
    void smallGapsAreCrossedAndLargeOnesAreNot() {
        assertThat(
                        reads(
                                """
                        map a
                        block b 100 200 live
                          100 U16 - - load.status
                          131 U16 1 V voltage.l1n
                          165 U16 1 V voltage.l2n
                        """))
                .containsExactly(BlockRead.holding(100, 32), BlockRead.holding(165, 1));
    }

    @Test
    void theEndOfABlockIsNeverCrossed() {
        assertThat(
                        reads(
                                """
                        map a
                        block b 100 4 live
                          100 U32 1 V voltage.{l1n,l2n}
                        block c 104 2 live
                          104 U32 1 V voltage.l3n
                        """))
                .containsExactly(BlockRead.holding(100, 4), BlockRead.holding(104, 2));
    }

    @Test
    void aHoleIsNeverCrossed() {
        assertThat(
                        reads(
                                """
                        map a
                        hole 102 1
                        block b 100 10 live
                          100 U32 1 V voltage.l1n
                          103 U32 1 V voltage.l2n
                        """))
                .containsExactly(BlockRead.holding(100, 2), BlockRead.holding(103, 2));
    }

    @Test
    void noReadIsLongerThanTheDeviceAllows() {
        assertThat(
                        reads(
                                """
                        map a
                        max-words 60
                        block b 100 100 slow
                          100 U16 0.01 % current.{l1,l2,l3,n}.h{2..25}
                        """))
                .containsExactly(BlockRead.holding(100, 60), BlockRead.holding(160, 36));
        assertThat(
                        reads(
                                """
                        map a
                        block b 100 200 slow
                          100 U32 0.01 % current.{l1,l2,l3}.h{2..25}
                        """))
                .containsExactly(BlockRead.holding(100, 112), BlockRead.holding(212, 32));
    }

    @Test
    void eachPaceAndEachTableHasReadsOfItsOwn() {
        assertThat(
                        reads(
                                """
                        map a
                        block b 100 10 live
                          100 U16 1 V voltage.l1n
                          101 U16 1 V voltage.l2n tier=slow
                          102 U16 1 V voltage.l3n
                        block c 100 10 live area=input
                          100 U16 1 A current.l1
                        """))
                .containsExactly(
                        BlockRead.holding(100, 3),
                        BlockRead.holding(101, 1),
                        new BlockRead(RegisterArea.INPUT, 100, 1));
    }

    @Test
    void outsideOfBlocksOnlyNeighboursAreJoined() {
        String map =
                """
                map a
                  100 U16 1 V voltage.l1n
                  101 U16 1 V voltage.l2n
                  103 U16 1 V voltage.l3n
                """;
        assertThat(reads(map)).containsExactly(BlockRead.holding(100, 2), BlockRead.holding(103, 1));
        assertThat(reads("gap 1\n" + map)).containsExactly(BlockRead.holding(100, 4));
    }

    @Test
    void theFinerPartAndTheSignComeWithTheirValue() {
        assertThat(
                        reads(
                                """
                        map a
                        block b 100 20 live
                          105 U32 1000 Wh energy.active.import plus=100:U16:0.1
                          110 S16 0.001 - power.factor sign=112:1:2
                        """))
                .containsExactly(BlockRead.holding(100, 13));
    }

    private static List<BlockRead> reads(String text) {
        RegisterMap map = MapLibraryTest.only(text);
        return new Planner(map).rows(map.rows()).stream().map(ReadBlock::read).toList();
    }
}
