package io.busbar.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.LoadDescription;
import io.busbar.driver.Product.Ability;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.LoadChange;
import io.busbar.gateway.site.LoadTerm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadsTest {

    private final FakeSite site = new FakeSite();
    private final Path data;
    private final SiteBook book;

    LoadsTest(@TempDir Path data) throws IOException {
        this.data = data;
        book = SiteBook.at(data, Clock.systemUTC());
        site.device(
                "i35-1",
                "Board A",
                "Hall",
                Set.of(Ability.ENERGY),
                new LoadDescription("1", "Ovens", "3P+N"),
                new LoadDescription("2", "", "1P"));
        site.value("i35-1", "1", "energy.active.import");
        site.value("i35-1", "1", "energy.active.export");
        site.value("i35-1", "1", "time.operating.load");
        site.value("i35-1", "1", "voltage.l1n");
        site.device("e44-7", "Incomer", "Hall", Set.of(Ability.ENERGY));
        site.value("e44-7", "-", "energy.active.import");
        site.device("m70", "Gateway", "Hall", Set.of(Ability.GATEWAY));
        book.look(site, site);
    }

    private Load load(String id) {
        return book.loads().load(id).orElseThrow();
    }

    private static LoadChange name(String id, @Nullable String name) {
        return new LoadChange(id, name, null, null, null, null, null);
    }

    private static LoadChange made(String name, String fluid, LoadTerm... terms) {
        return new LoadChange("", name, null, fluid, null, null, List.of(terms));
    }

    private static LoadTerm term(String load, double factor) {
        return new LoadTerm(load, null, factor);
    }

    @Test
    void loadsAppearAsTheDevicesSayThem() {
        assertThat(book.loads().loads()).extracting(Load::id).containsExactly("e44-7/-", "i35-1/1", "i35-1/2");
        assertThat(load("i35-1/1").name()).isEqualTo("Ovens");
        assertThat(load("i35-1/2").name()).isEqualTo("Board A 2");
        assertThat(load("e44-7/-").name()).isEqualTo("Incomer");
        assertThat(load("i35-1/1").zone()).isEqualTo("Hall");
        assertThat(load("i35-1/1").fluid()).isEqualTo("electricity");
        assertThat(load("i35-1/1").counters()).containsExactly("energy.active.export", "energy.active.import");
        assertThat(load("i35-1/1").counter()).isEqualTo("i35-1/1/energy.active.import");
        assertThat(load("i35-1/2").counter()).isNull();
    }

    @Test
    void whatPeopleDecideSurvivesARestartAndTheAbsenceOfTheDevice() throws Exception {
        book.loads()
                .change(List.of(
                        new LoadChange("i35-1/1", " Bakery ", "Bakery", null, "kitchen", "energy.active.export", null),
                        new LoadChange("i35-1/2", null, null, "water", null, null, null)));
        SiteBook again = SiteBook.at(data, Clock.systemUTC());
        Load load = again.loads().load("i35-1/1").orElseThrow();
        assertThat(load.name()).isEqualTo("Bakery");
        assertThat(load.zone()).isEqualTo("Bakery");
        assertThat(load.usage()).isEqualTo("kitchen");
        assertThat(load.counter()).isEqualTo("i35-1/1/energy.active.export");
        assertThat(load.present()).isTrue();
        assertThat(again.loads().load("i35-1/2").orElseThrow().fluid()).isEqualTo("water");

        site.devices.remove("i35-1");
        again.look(site, site);
        assertThat(again.loads().load("i35-1/1").orElseThrow().present()).isFalse();
        again.loads().forget("i35-1/1");
        assertThat(again.loads().load("i35-1/1")).isEmpty();
        assertThat(again.loads().load("i35-1/2")).isPresent();
        again.loads().forget("i35-1/2");
        assertThat(Files.exists(data.resolve("site/loads/i35-1.json"))).isFalse();
    }

    @Test
    void anEmptyNameIsTheDevicesOwnAgain() {
        book.loads().change(List.of(name("i35-1/1", "Bakery")));
        assertThat(load("i35-1/1").renamed()).isTrue();
        book.loads().change(List.of(name("i35-1/1", "")));
        assertThat(load("i35-1/1").name()).isEqualTo("Ovens");
        assertThat(load("i35-1/1").renamed()).isFalse();
    }

    @Test
    void aDeviceSetUpAnewKeepsWhatItHadAndLosesWhatItLost() {
        book.loads().change(List.of(name("i35-1/1", "Bakery")));
        site.device(
                "i35-1",
                "Board A",
                "Cellar",
                Set.of(Ability.ENERGY),
                new LoadDescription("1", "Stoves", "3P"),
                new LoadDescription("3", "Lamps", "1P"));
        book.look(site, site);
        assertThat(load("i35-1/1").name()).isEqualTo("Bakery");
        assertThat(load("i35-1/1").zone()).isEqualTo("Cellar");
        assertThat(load("i35-1/2").present()).isFalse();
        assertThat(load("i35-1/3").name()).isEqualTo("Lamps");
    }

    @Test
    void allChangesOrNone() {
        assertThatThrownBy(() -> book.loads()
                        .change(List.of(
                                name("i35-1/1", "Bakery"),
                                new LoadChange("i35-1/2", "x".repeat(65), null, "steam", "heat", "voltage.l1n", null),
                                name("nobody/1", "N"))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.code())
                        .containsExactly(
                                "changes.1.name field.length",
                                "changes.1.fluid fluid.unknown",
                                "changes.1.usage usage.unknown",
                                "changes.1.quantity load.quantity",
                                "changes.2.id load.unknown"));
        assertThat(load("i35-1/1").name()).isEqualTo("Ovens");
    }

    @Test
    void loadsAreMadeOfOthersAndOfPoints() {
        book.loads().make("rest", made("Rest", "electricity", term("e44-7/-", 1), term("i35-1/1", -1)));
        book.loads().make("well", made("Well", "water", new LoadTerm(null, "io10-3/-/input.pulses.1", 0.01)));
        assertThat(load("-/rest").terms()).hasSize(2);
        assertThat(load("-/rest").isMade()).isTrue();
        assertThatThrownBy(() -> book.loads().make("rest", made("Again", "electricity", term("e44-7/-", 1))))
                .hasMessageContaining("already a load with the key");
        assertThatThrownBy(() -> book.loads().forget("e44-7/-")).hasMessageContaining("still has the load");
        assertThatThrownBy(() ->
                        book.loads().change(List.of(new LoadChange("e44-7/-", null, null, "water", null, null, null))))
                .hasMessageContaining("used in \"Rest\"");
        book.loads().forget("-/rest");
        assertThat(book.loads().load("-/rest")).isEmpty();
    }

    @Test
    void aLoadIsNotMadeOfItselfOfAnotherFluidOrOfNoCounter() {
        book.loads().make("a", made("A", "electricity", term("e44-7/-", 1)));
        book.loads().make("b", made("B", "electricity", term("-/a", 1)));
        book.loads().make("w", made("W", "water", new LoadTerm(null, "io10-3/-/input.volume.1", 1)));
        assertThatThrownBy(() -> book.loads()
                        .change(List.of(new LoadChange(
                                "-/a",
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(
                                        term("-/b", 1),
                                        term("-/w", 1),
                                        term("i35-1/1", 0),
                                        new LoadTerm(null, "u30-1/-/voltage.l1n", 1),
                                        new LoadTerm(null, null, 1))))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.code())
                        .containsExactly(
                                "changes.0.terms.0.load load.term.cycle",
                                "changes.0.terms.1.load load.term.fluid",
                                "changes.0.terms.2.factor load.term.factor",
                                "changes.0.terms.3.point load.term.point",
                                "changes.0.terms.4 load.term.one"));
    }

    @Test
    void usagesAndFluidsInUseStay() {
        String usage = book.usages().add("Dye works").id();
        assertThat(usage).isEqualTo("dye-works");
        book.loads().change(List.of(new LoadChange("i35-1/1", null, null, null, usage, null, null)));
        assertThatThrownBy(() -> book.usages().remove(usage)).hasMessageContaining("still that of 1 load.");
        assertThat(book.usages().rename(usage, "Dyeing").id()).isEqualTo(usage);
        assertThatThrownBy(() -> book.usages().rename("lighting", "Light")).hasMessageContaining("predefined");
        assertThatThrownBy(() -> book.usages().add("éclairage")).hasMessageContaining("already a usage");
        String steam = book.fluids().add("Steam", "t").id();
        book.loads().change(List.of(new LoadChange("i35-1/1", null, null, steam, "", null, null)));
        assertThatThrownBy(() -> book.fluids().remove(steam)).hasMessageContaining("Give them another first");
        book.usages().remove(usage);
        assertThat(book.usages().usage(usage)).isEmpty();
    }
}
