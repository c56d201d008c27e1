package io.busbar.registers.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapSource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableImportTest {

    private static final String TABLE =
            """
            section,block_start,block_words,instances,instance_stride,addr_dec,words,dtype,fc_locked,scale,unit,key,source
            "Loads / Inst. measurement",100,40,4,2048,100,1,U8,3,1,,load_status,"a ""quoted"", source"
            Loads / Inst. measurement,100,40,4,2048,101,2,U32,3,0.01,V,inst.voltage.l1n,t
            Loads / Inst. measurement,100,40,4,2048,103,2,U32,3,0.01,V,inst.voltage.l2n,t
            Loads / Inst. measurement,100,40,4,2048,105,2,U32,3,0.01,V,inst.voltage.l3n,t
            Loads / Inst. measurement,100,40,4,2048,107,1,S16,3,0.001,,inst.power_factor.total,t
            Loads / Inst. measurement,100,40,4,2048,108,1,U8,3,1,,inst.power_factor.type.total,t
            Loads / Inst. measurement,100,40,4,2048,109,1,U16,3,0.01,%,inst.harmonic.current.l1.h2,t
            Loads / Inst. measurement,100,40,4,2048,110,1,U16,3,0.01,%,inst.harmonic.current.ln.h2,t
            Loads / Inst. measurement,100,40,4,2048,111,1,U16,3,0.01,%,inst.harmonic.current.l1.h3,t
            Loads / Inst. measurement,100,40,4,2048,112,1,U16,3,0.01,%,inst.harmonic.current.ln.h3,t
            Loads / Inst. measurement,100,40,4,2048,113,1,U16,3,0.01,%,inst.harmonic.current.l1.h4,t
            Loads / Inst. measurement,100,40,4,2048,114,1,U16,3,0.01,%,inst.harmonic.current.ln.h4,t
            Loads / Inst. measurement,100,40,4,2048,115,1,U16,3,0.01,%,inst.harmonic.current.l1.h26_34,t
            Loads / Inst. measurement,100,40,4,2048,116,1,U16,3,0.01,%,inst.harmonic.current.ln.h26_34,t
            Loads / Energy,200,20,4,2048,200,2,U32,3,1000,Wh,energy.total.ea_pos,t
            Loads / Energy,200,20,4,2048,202,1,U16,3,0.1,Wh,energy.total.ea_pos.residual,t
            Loads / Energy,200,20,4,2048,203,2,U32,3,1000,Wh,energy.total.ea_neg,t
            Loads / Energy,200,20,4,2048,205,1,U16,3,0.1,Wh,energy.total.ea_neg.residual,t
            Loads / Energy,200,20,4,2048,206,2,U32,3,1000,Wh,energy.total.er_pos,t
            Loads / Energy,200,20,4,2048,208,1,U16_HEX,6,1,,reset,t
            Extremes,300,20,1,,300,2,U32,3,0.001,A,inst_max.current.l1,t
            Extremes,300,20,1,,302,2,DATETIME,3,1,,inst_max.date.i1,t
            Extremes,300,20,1,,304,2,U32,3,0.001,A,inst_max.current.l2,t
            Extremes,300,20,1,,306,2,DATETIME,3,1,,inst_max.date.i2,t
            Extremes,300,20,1,,308,1,U16,3,0.001,,inst_max.current.l1,t
            """;

    private TableImport tableImport = new TableImport("", "");

    @BeforeEach
    void rules() throws IOException {
        tableImport = new TableImport(TABLE, TableImport.shippedRules());
    }

    @Test
    void rowsOfASectionBecomeABlockWithFoldedLines() {
        assertThat(tableImport.map("map a\ncount load 4\n@section live live each=load : Inst. measurement\n"))
                .isEqualTo(
                        """
                        map a
                        count load 4
                        block live 100 40 live each=load stride=2048
                          100 U8  1     - load.status
                          101 U32 0.01  V voltage.{l1n,l2n,l3n}
                          107 S16 0.001 - power.factor.total           sign=108:1:2
                          108 U8  1     - power.factor.type.total
                          109 U16 0.01  % current.{l1,n}.h{2..4,26_34}
                        """);
    }

    @Test
    void finerPartsAreJoinedCommandsLeftOutAndUnitsMended() {
        assertThat(tableImport.map(
                        "@section e energy each=line suffix=.l{n} drop=energy.active.export : Loads / Energy"))
                .isEqualTo(
                        """
                        block e 200 20 energy each=line stride=2048
                          200 U32 1000 Wh   energy.active.import.l{n}   plus=202:U16:0.1
                          206 U32 1000 varh energy.reactive.import.l{n}
                        """);
    }

    @Test
    void extremesFoldApartFromTheirTimes() {
        assertThat(tableImport.map("@section x slow load=1 : Extremes"))
                .isEqualTo(
                        """
                        block x 300 20 slow load=1
                          300 U32      0.001 A current.{l1,l2}.max         step=4
                          308 U16      0.001 - crest.factor.current.l1.max
                          302 DATETIME 1     s date.current.{l1,l2}.max    step=4
                        """);
    }

    @Test
    void whatIsMadeIsACleanMap() {
        String map = tableImport.map(
                """
                map a
                product A
                count load 4
                @section live live each=load : Inst. measurement
                @section e energy each=load : Loads / Energy
                @section x slow load=1 : Extremes
                """);
        assertThat(MapLibrary.of(List.of(new MapSource("a.map", map))).problems())
                .isEmpty();
    }

    @Test
    void aRecipeForASectionThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> tableImport.map("@section x slow : Nowhere")).hasMessageContaining("Nowhere");
    }
}
