package io.busbar.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Favourite;
import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Fluid.Emission;
import io.busbar.gateway.site.Fluid.Price;
import io.busbar.gateway.site.Fluid.Rule;
import io.busbar.gateway.site.Fluid.TariffSource;
import io.busbar.gateway.site.Fluid.Tariffs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FluidsTest {

    private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);

    private static Fluid electricity(Tariffs tariffs, List<Price> prices) {
        return new Fluid(
                "electricity", false, "Power", "Power", "MJ", "EUR", tariffs, prices, List.of(new Emission(YEAR, 56)));
    }

    @Test
    void pricesOfAPredefinedFluidSurviveARestartAndItsNameAndUnitStay(@TempDir Path data) throws Exception {
        Tariffs tariffs = new Tariffs(
                TariffSource.CALENDAR,
                List.of("day", "night"),
                List.of(new Rule(
                        "night",
                        Set.of(DayOfWeek.MONDAY),
                        LocalTime.of(22, 30),
                        LocalTime.of(6, 0),
                        MonthDay.of(11, 1),
                        MonthDay.of(3, 31))));
        List<Price> prices = List.of(new Price(YEAR, "", 0.2), new Price(YEAR, "night", 0.12));
        SiteBook.at(data, Clock.systemUTC()).fluids().change(electricity(tariffs, prices));
        Fluid again = SiteBook.at(data, Clock.systemUTC())
                .fluids()
                .fluid("electricity")
                .orElseThrow();
        assertThat(again)
                .isEqualTo(new Fluid(
                        "electricity",
                        true,
                        "Electricity",
                        "Électricité",
                        "Wh",
                        "EUR",
                        tariffs,
                        prices,
                        List.of(new Emission(YEAR, 56))));
        assertThat(again.priceUnit()).isEqualTo("kWh");
    }

    @Test
    void whatIsWrongIsNamed(@TempDir Path data) throws Exception {
        SiteBook book = SiteBook.at(data, Clock.systemUTC());
        Tariffs tariffs = new Tariffs(
                TariffSource.CALENDAR,
                List.of("day", "day"),
                List.of(new Rule("peak", Set.of(), LocalTime.of(22, 10), LocalTime.of(6, 0), MonthDay.of(1, 1), null)));
        assertThatThrownBy(() -> book.fluids()
                        .change(electricity(tariffs, List.of(new Price(YEAR, "", Double.NaN), new Price(YEAR, "", 1)))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.code())
                        .containsExactly(
                                "tariffs.names.1 fluid.tariff.twice",
                                "tariffs.rules.0.tariff choice.unknown",
                                "tariffs.rules.0.from fluid.quarter",
                                "tariffs.rules.0.seasonTo field.required",
                                "prices.0.amount number.range",
                                "prices.1.from fluid.date.twice"));
        assertThatThrownBy(() -> book.fluids().remove("water")).hasMessageContaining("predefined");
        assertThatThrownBy(() -> book.fluids().add("", "much too long"))
                .hasMessageContaining("name: ")
                .hasMessageContaining("unit: ");
    }

    @Test
    void favouritesAreTheOwnAndTheSharedAndSurviveARestart(@TempDir Path data) throws Exception {
        SiteBook book = SiteBook.at(data, Clock.systemUTC());
        Favourite own =
                book.favourites().add(new Favourite("", "history", "Title", "Ovens", "points=a", false, "ADMIN"));
        book.favourites().add(new Favourite("", "history", "", "Ovens", "points=b", true, "ADVANCED_USER"));
        assertThat(own.id()).isEqualTo("ovens");
        book.favourites().change(new Favourite("ovens", "history", "", "Stoves", "points=c", false, "nobody"));
        SiteBook again = SiteBook.at(data, Clock.systemUTC());
        assertThat(again.favourites().favourites("ADMIN"))
                .extracting(one -> one.id() + " " + one.name() + " " + one.owner())
                .containsExactly("ovens-2 Ovens ADVANCED_USER", "ovens Stoves ADMIN");
        assertThat(again.favourites().favourites("USER")).hasSize(1);
        again.favourites().remove("ovens-2");
        assertThat(again.favourites().favourites("USER")).isEmpty();
    }
}
