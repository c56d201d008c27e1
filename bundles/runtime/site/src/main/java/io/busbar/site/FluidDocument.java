package io.busbar.site;

import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Fluid.Emission;
import io.busbar.gateway.site.Fluid.Price;
import io.busbar.gateway.site.Fluid.Rule;
import io.busbar.gateway.site.Fluid.TariffSource;
import io.busbar.gateway.site.Fluid.Tariffs;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fluid as it is on disk: dates and times as ISO 8601 writes them. */
record FluidDocument(
        String id,
        String name,
        String unit,
        String currency,
        TariffSource tariffSource,
        List<String> tariffs,
        List<RuleText> rules,
        List<PriceText> prices,
        List<EmissionText> emissions) {

    record RuleText(
            String tariff,
            Set<DayOfWeek> days,
            String from,
            String to,
            @Nullable String seasonFrom,
            @Nullable String seasonTo) {}

    record PriceText(String from, String tariff, double amount) {}

    record EmissionText(String from, double grams) {}

    static FluidDocument of(Fluid fluid) {
        return new FluidDocument(
                fluid.id(),
                fluid.english(),
                fluid.unit(),
                fluid.currency(),
                fluid.tariffs().source(),
                fluid.tariffs().names(),
                fluid.tariffs().rules().stream()
                        .map(rule -> new RuleText(
                                rule.tariff(),
                                rule.days(),
                                rule.from().toString(),
                                rule.to().toString(),
                                text(rule.seasonFrom()),
                                text(rule.seasonTo())))
                        .toList(),
                fluid.prices().stream()
                        .map(price -> new PriceText(price.from().toString(), price.tariff(), price.amount()))
                        .toList(),
                fluid.emissions().stream()
                        .map(emission -> new EmissionText(emission.from().toString(), emission.grams()))
                        .toList());
    }

    /** The fluid; with the names and the unit of a predefined one where it is that. */
    Fluid fluid(@Nullable Fluid predefined) {
        return new Fluid(
                id,
                predefined != null,
                predefined == null ? name : predefined.english(),
                predefined == null ? name : predefined.french(),
                predefined == null ? unit : predefined.unit(),
                currency,
                new Tariffs(
                        tariffSource,
                        tariffs,
                        rules.stream()
                                .map(rule -> new Rule(
                                        rule.tariff(),
                                        rule.days(),
                                        LocalTime.parse(rule.from()),
                                        LocalTime.parse(rule.to()),
                                        day(rule.seasonFrom()),
                                        day(rule.seasonTo())))
                                .toList()),
                prices.stream()
                        .map(price -> new Price(LocalDate.parse(price.from()), price.tariff(), price.amount()))
                        .toList(),
                emissions.stream()
                        .map(emission -> new Emission(LocalDate.parse(emission.from()), emission.grams()))
                        .toList());
    }

    private static @Nullable String text(@Nullable MonthDay day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable MonthDay day(@Nullable String text) {
        return text == null ? null : MonthDay.parse(text);
    }
}
