package io.busbar.historian.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.PlannedPoint;
import io.busbar.gateway.history.PlannedPoint.Origin;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.history.StoragePlans;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.values.LiveValue;
import io.busbar.storage.FileLayer;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanDocumentsTest {

    private final Path data;
    private final PlanDocuments plan;

    PlanDocumentsTest(@TempDir Path data) throws IOException {
        this.data = data;
        this.plan = open();
    }

    private PlanDocuments open() throws IOException {
        SiteStore store = new SiteStore(data, FileLayer.system(), Clock.systemUTC());
        return new PlanDocuments(StoragePlan.standard(), store.folder(PlanDocuments.TYPE));
    }

    private static StorageOverride wish(
            String quantity,
            @Nullable String load,
            @Nullable Boolean stored,
            @Nullable Integer periodS,
            Aggregate... aggregates) {
        return new StorageOverride(quantity, load, stored, periodS, aggregates.length == 0 ? null : Set.of(aggregates));
    }

    private Plan.Decision decide(String device, String load, String quantity) {
        return plan.decide(device, load, Quantity.of(quantity));
    }

    @Test
    void aDevicesOverrideComesBeforeTheSitesAndThatBeforeWhatIsUsual() {
        plan.set(PlanDocuments.SITE, List.of(wish("voltage", null, null, 10), wish("current.*.h5", null, true, null)));
        plan.set("i35-1", List.of(wish("voltage", "2", false, null), wish("voltage.l1n", null, null, 1)));

        assertThat(decide("i35-1", "2", "voltage.l1n").rule().stored()).isFalse();
        assertThat(decide("i35-1", "1", "voltage.l1n").rule().periodS()).isEqualTo(1);
        assertThat(decide("i35-1", "1", "voltage.l1n").origin()).isEqualTo(Origin.DEVICE);
        assertThat(decide("i35-1", "1", "voltage.l2n").rule().periodS()).isEqualTo(10);
        assertThat(decide("i35-1", "1", "voltage.l2n").origin()).isEqualTo(Origin.SITE);
        assertThat(decide("u30-9", "-", "voltage.l2n").rule().aggregates())
                .containsExactly(Aggregate.AVERAGE, Aggregate.MINIMUM, Aggregate.MAXIMUM);
        assertThat(decide("u30-9", "1", "current.l3.h5").rule().stored()).isTrue();
        assertThat(decide("u30-9", "1", "current.l3.h7").rule().stored()).isFalse();
        assertThat(decide("u30-9", "1", "current.l3").origin()).isEqualTo(Origin.DEFAULT);
    }

    @Test
    void aKeyStandsForLongerKeysButNotForOthersThatBeginAlike() {
        plan.set(PlanDocuments.SITE, List.of(wish("power.active", null, null, 5)));

        assertThat(decide("d", "1", "power.active.total").rule().periodS()).isEqualTo(5);
        assertThat(decide("d", "1", "power.apparent.total").rule().periodS()).isEqualTo(60);
    }

    @Test
    void aKeyThatStandsForItselfAloneFitsNoLongerOne() {
        plan.set(PlanDocuments.SITE, List.of(wish("=current.l1", null, true, 10)));

        assertThat(decide("d", "1", "current.l1").rule().periodS()).isEqualTo(10);
        assertThat(decide("d", "1", "current.l1.h5").rule().stored()).isFalse();
        assertThatThrownBy(() -> plan.set("d", List.of(wish("=curr", null, true, null))))
                .hasMessageContaining("\"=curr\" fits no quantity");
    }

    @Test
    void whatWasDecidedOutlivesTheGatewayAndAnEmptyListTakesItBack() throws IOException {
        plan.set("i35-1", List.of(wish("temperature", null, true, 60, Aggregate.LAST)));

        assertThat(open().overrides("i35-1")).containsExactly(wish("temperature", null, true, 60, Aggregate.LAST));
        long version = plan.version();
        plan.set("i35-1", List.of());
        assertThat(plan.version()).isGreaterThan(version);
        assertThat(open().overrides("i35-1")).isEmpty();
        assertThat(data.resolve("site/storage-plans/i35-1.json")).doesNotExist();
    }

    @Test
    void ofAnIndexOnlyTheLastIsKeptWhateverIsSaidOfAll() {
        plan.set(PlanDocuments.SITE, List.of(wish("*", null, true, 300, Aggregate.AVERAGE)));

        assertThat(decide("d", "1", "energy.active.import").rule().aggregates()).containsExactly(Aggregate.LAST);
        assertThat(decide("d", "1", "energy.active.import").rule().periodS()).isEqualTo(300);
        assertThat(decide("d", "1", "voltage.l1n").rule().aggregates()).containsExactly(Aggregate.AVERAGE);
    }

    @Test
    void everythingThatIsWrongIsNamedAndNothingIsChanged() {
        List<StorageOverride> wrong = List.of(
                wish("voltag", null, true, 7),
                wish("", "1/2", true, 0),
                wish("voltage", null, null, null),
                wish("current", null, true, null, Aggregate.MINIMUM),
                wish("energy.active.import", null, true, null, Aggregate.AVERAGE),
                wish("voltage", "3", true, null),
                wish("product.name", null, true, 60),
                wish("power", null, true, 4000, Aggregate.AVERAGE, Aggregate.LAST));

        assertThatThrownBy(() -> plan.set("i35-1", wrong))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(FieldProblem::field, FieldProblem::code)
                        .contains(
                                tuple("overrides.0.quantity", "storage.quantity"),
                                tuple("overrides.0.periodS", "storage.period"),
                                tuple("overrides.1.quantity", "field.required"),
                                tuple("overrides.1.load", "storage.load"),
                                tuple("overrides.1.periodS", "number.range"),
                                tuple("overrides.2", "storage.nothing"),
                                tuple("overrides.3.aggregates", "storage.aggregates"),
                                tuple("overrides.4.aggregates", "storage.aggregates.last"),
                                tuple("overrides.5.quantity", "storage.twice"),
                                tuple("overrides.7.periodS", "number.range"),
                                tuple("overrides.7.aggregates", "storage.aggregates")))
                .hasMessageContaining("7 s do not divide the hour evenly. Take 6 s or 8 s.");
        assertThat(plan.overrides("i35-1")).isEmpty();
        assertThat(plan.version()).isZero();
    }

    @Test
    void thereIsALimit() {
        List<StorageOverride> many =
                Collections.nCopies(StoragePlans.MOST_OVERRIDES + 1, wish("voltage", null, true, null));

        assertThatThrownBy(() -> plan.set("i35-1", many)).hasMessageContaining("At most 200 entries");
    }

    @Test
    void pointsOfADeviceAreListedWithTheirLoadCurvesAndWhatTheyTake() {
        List<LiveValue> values = Stream.of("power.active.total", "energy.active.import", "voltage.l1n.max")
                .map(key ->
                        new LiveValue("d/1/" + key, "d", "1", Quantity.of(key), 1, null, Instant.EPOCH, Quality.GOOD))
                .toList();

        List<PlannedPoint> points = PlannedPoints.of("d", values, plan);

        assertThat(points)
                .extracting(PlannedPoint::point)
                .containsExactly(
                        "d/1/power.active.total",
                        "d/1/load.curve.active.import",
                        "d/1/load.curve.active.export",
                        "d/1/energy.active.import",
                        "d/1/voltage.l1n.max");
        // 525,949 minutes with three numbers each, and 52,595 readings.
        assertThat(points.get(0).bytesPerYear()).isBetween(1_600_000L, 1_700_000L);
        assertThat(points.get(3).bytesPerYear()).isBetween(60_000L, 66_000L);
        assertThat(points.get(4).bytesPerYear()).isZero();
        assertThat(points.get(4).rule().stored()).isFalse();
    }
}
