package io.busbar.simulator;

import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapSource;
import java.util.List;

/** A made-up meter with one of everything that a map can say. */
final class TestMaps {

    static final String METER = "Acme M1";

    private static final String MAP =
            """
            map      acme.m1
            title    Acme meter
            product  Acme M1
            family   Acme
            status   official
            source   made up
            count    load 2
            na       S16 8000
            na       S32 80000000
            hole     2000 2

            block names  900 10 once each=load stride=10
              900  U8            -     -    @load.{enabled,type}
              902  STRING_NORM:8 -     -    @load.name
            block identification 500 20 once
              500  STRING_16:4   -     -    @magic
              504  STRING_NORM:8 -     -    @product
              512  U16           -     -    @serial
            block live   1000 60 live each=load stride=100 if=load.enabled
              1000 U32           0.01  V    voltage.{l1n,l2n,l3n}
              1006 U32           0.001 A    current.{l1,l2,l3}
              1012 S32           1     W    power.active.{l1,l2,l3,total}
              1020 S32           1     var  power.reactive.{l1,l2,l3,total}
              1028 U32           1     VA   power.apparent.{l1,l2,l3,total}
              1036 S16           0.001 -    power.factor
              1040 U32           1     kWh  energy.active.import plus=1042:U16:0.0001
              1050 U16           0.01  %    current.l1.h{5..7}
              1054 DATETIME      1     s    date.power.active.total.max
            block network 1300 20 live
              1300 U32           0.001 Hz   frequency
              1302 U32           0.01  V    voltage.{l12,l23,l31}
            """;

    private TestMaps() {}

    static ProductMaps all() {
        MapLibrary library = MapLibrary.of(List.of(new MapSource("acme.map", MAP)));
        if (!library.problems().isEmpty()) {
            throw new IllegalStateException(library.problems().toString());
        }
        return library::product;
    }
}
