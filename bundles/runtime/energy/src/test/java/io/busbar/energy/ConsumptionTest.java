package io.busbar.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.energy.Consumption;
import io.busbar.gateway.energy.Consumption.Part;
import io.busbar.gateway.energy.EnergyFlow;
import io.busbar.gateway.energy.EnergyNote;
import io.busbar.gateway.energy.EnergyQuery;
import io.busbar.gateway.energy.EnergyQuery.By;
import io.busbar.gateway.energy.IndexReading;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.LoadChange;
import io.busbar.gateway.site.LoadTerm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How consumption is split: a feeder of 1000 Wh an hour, and loads of 300, 200 and 100 below it. */
class ConsumptionTest {

    private static final Instant FROM = Instant.parse("2026-06-01T08:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-01T10:00:00Z");
    private static final double[] PER_HOUR = {1000, 300, 200, 100};

    private final Path data;
    private final TestSite site;

    ConsumptionTest(@TempDir Path data) throws Exception {
        this.data = data;
        site = new TestSite(data, Instant.parse("2026-06-02T00:00:00Z"), 6);
        for (int i = 0; i < PER_HOUR.length; i++) {
            site.read("a/" + (i + 1), FROM.minusSeconds(7200), TO, 3_600_000, 1000, PER_HOUR[i]);
        }
        site.book.loads().change(List.of(usage("a/2", "lighting"), usage("a/3", "lighting"), usage("a/4", "it")));
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static LoadChange usage(String load, String usage) {
        return new LoadChange(load, null, null, null, usage, null, null);
    }

    private Consumption ask(@Nullable String hierarchy, @Nullable String node, By by) {
        return site.energy.consumption(
                new EnergyQuery(hierarchy, node, List.of(), "electricity", by, FROM, TO, Step.HOUR));
    }

    private static List<String> told(Consumption consumption) {
        return consumption.parts().stream().map(ConsumptionTest::told).toList();
    }

    private static String told(Part part) {
        return part.kind() + " " + part.id() + " " + Math.round(part.amounts().sum());
    }

    @Test
    void whatIsFedLessWhatIsMeasuredIsUnmeasured() {
        site.hierarchy(
                "Floor",
                List.of("N:main", "L:f=a/1", "L:x=a/2", "N:room", "L:y=a/3", "L:z=a/4"),
                List.of("f>main", "main>x", "main>room", "room>y", "room>z"));
        assertThat(told(ask("floor", null, By.LOAD)))
                .containsExactly("LOAD a/2 600", "LOAD a/3 400", "LOAD a/4 200", "UNMEASURED main 800");
        assertThat(told(ask("floor", null, By.USAGE)))
                .containsExactly("USAGE lighting 1000", "USAGE it 200", "UNMEASURED  800");
        assertThat(told(ask("floor", null, By.NODE)))
                .containsExactly("LOAD a/2 600", "NODE room 600", "UNMEASURED main 800");
        assertThat(told(ask("floor", "room", By.LOAD))).containsExactly("LOAD a/3 400", "LOAD a/4 200");
        Consumption all = ask("floor", null, By.LOAD);
        assertThat(all.total().amount()).containsExactly(1000, 1000);
        assertThat(all.total().coverage()).containsExactly(1, 1);
        assertThat(all.unit()).isEqualTo("Wh");
    }

    @Test
    void loadsThatFeedLoadsAndSeveralFeedersOfOneNode() {
        site.hierarchy(
                "Board",
                List.of("N:main", "L:f=a/1", "L:g=a/2", "L:x=a/3", "L:y=a/4"),
                List.of("f>main", "g>main", "main>x", "x>y"));
        assertThat(told(ask("board", null, By.LOAD)))
                .containsExactly("LOAD a/4 200", "UNMEASURED a/3 200", "UNMEASURED main 2200");
        assertThat(ask("board", null, By.LOAD).total().sum()).isEqualTo(2600);
    }

    @Test
    void aLinkedHierarchyIsOneLoadAndItsUsagesAreCounted() {
        site.hierarchy("House", List.of("N:main", "L:f=a/2", "L:x=a/3"), List.of("f>main", "main>x"));
        site.hierarchy(
                "Campus", List.of("N:main", "L:f=a/1", "H:h=house", "L:y=a/4"), List.of("f>main", "main>h", "main>y"));
        assertThat(told(ask("campus", null, By.LOAD)))
                .containsExactly("HIERARCHY house 600", "LOAD a/4 200", "UNMEASURED main 1200");
        assertThat(told(ask("campus", null, By.USAGE)))
                .containsExactly("USAGE lighting 400", "USAGE it 200", "UNMEASURED  1400");
        EnergyFlow flow = site.energy.flow("campus", FROM, TO);
        assertThat(flow.places())
                .extracting(place -> place.kind() + " " + place.name() + " " + Math.round(place.amount()))
                .containsExactly(
                        "NODE main 2000",
                        "HIERARCHY House 600",
                        "LOAD Load 3 400",
                        "UNMEASURED House 200",
                        "LOAD Load 4 200",
                        "UNMEASURED main 1200");
        assertThat(flow.flows())
                .extracting(one -> one.from() + ">" + one.to())
                .containsExactly("1>2", "1>3", "0>1", "0>4", "0>5");
    }

    @Test
    void withoutHierarchyEveryLoadStandsForItself() {
        Consumption plain = ask(null, null, By.LOAD);
        assertThat(told(plain)).startsWith("LOAD a/1 2000", "LOAD a/2 600", "LOAD a/3 400", "LOAD a/4 200");
        assertThat(plain.parts().get(5).amounts().amount()).containsExactly(Double.NaN, Double.NaN);
        assertThat(plain.total().coverage()).as("of two loads nothing is known").containsExactly(0, 0);
        List<IndexReading> readings = site.energy.readings(List.of("a/2", "a/6"), FROM, TO);
        assertThat(readings.get(0))
                .isEqualTo(new IndexReading("a/2", "a/2/energy.active.import", 1600, FROM, 2200, TO));
        assertThat(readings.get(1).end()).isNaN();
    }

    @Test
    void aLoadMadeOfOthersAddsAndTakesAway() {
        site.book
                .loads()
                .make(
                        "rest",
                        new LoadChange(
                                "",
                                "Rest",
                                null,
                                "electricity",
                                null,
                                null,
                                List.of(
                                        new LoadTerm("a/1", null, 1),
                                        new LoadTerm("a/2", null, -1),
                                        new LoadTerm(null, "a/3/energy.active.import", -0.5))));
        Consumption found = site.energy.consumption(
                new EnergyQuery(null, null, List.of("-/rest"), "electricity", By.LOAD, FROM, TO, Step.HOUR));
        assertThat(found.total().amount()).containsExactly(600, 600);
    }

    @Test
    void notesSurviveARestartAndAreRefusedWithoutAReason() throws Exception {
        EnergyNote wish = new EnergyNote(
                0, "a/2", EnergyNote.Kind.CORRECTION, FROM, TO, 50, 0, "Bypassed", "ADMIN", Instant.EPOCH);
        EnergyNote kept = site.energy.note(wish);
        assertThat(kept.id()).isEqualTo(1);
        assertThat(kept.noted()).isEqualTo(Instant.parse("2026-06-02T00:00:00Z"));
        site.close();
        try (TestSite again = new TestSite(data, Instant.parse("2026-06-03T00:00:00Z"), 6)) {
            assertThat(again.energy.notes("a/2")).containsExactly(kept);
            assertThat(again.energy.notes("a/1")).isEmpty();
            assertThatThrownBy(() -> again.energy.note(new EnergyNote(
                            0, "a/2", EnergyNote.Kind.CORRECTION, TO, FROM, Double.NaN, 0, " ", "A", FROM)))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                            .extracting(field -> field.field() + " " + field.code())
                            .containsExactly("note energy.note.missing", "first field.required", "to time.order"));
        }
    }

    @Test
    void whatIsUnknownIsNamed() {
        assertThatThrownBy(() -> ask("nowhere", null, By.LOAD)).hasMessageContaining("no hierarchy \"nowhere\"");
        site.hierarchy("Floor", List.of("N:main"), List.of());
        assertThatThrownBy(() -> ask("floor", "attic", By.LOAD)).hasMessageContaining("no node \"attic\"");
        assertThatThrownBy(() -> site.energy.consumption(new EnergyQuery(
                        null, null, List.of(), "electricity", By.LOAD, FROM, TO.plusSeconds(864000), Step.MINUTE)))
                .hasMessageContaining("too long for the step 1m");
    }
}
