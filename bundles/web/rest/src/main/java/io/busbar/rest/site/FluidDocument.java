package io.busbar.rest.site;

import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Fluid.TariffSource;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fluid, with dates as {@code 2026-01-31}, times as {@code 22:30} and days of the year as {@code 11-01}. */
record FluidDocument(
        String id,
        boolean predefined,
        SiteNames names,
        String unit,
        String priceUnit,
        String currency,
        TariffsDocument tariffs,
        List<PriceDocument> prices,
        List<EmissionDocument> emissions) {

    record TariffsDocument(TariffSource source, List<String> names, List<RuleDocument> rules) {}

    record RuleDocument(
            String tariff,
            List<DayOfWeek> days,
            String from,
            String to,
            @Nullable String seasonFrom,
            @Nullable String seasonTo) {}

    record PriceDocument(String from, String tariff, double amount) {}

    record EmissionDocument(String from, double grams) {}

    static FluidDocument of(Fluid fluid) {
        return new FluidDocument(
                fluid.id(),
                fluid.predefined(),
                new SiteNames(fluid.english(), fluid.french()),
                fluid.unit(),
                fluid.priceUnit(),
                fluid.currency(),
                new TariffsDocument(
                        fluid.tariffs().source(),
                        fluid.tariffs().names(),
                        fluid.tariffs().rules().stream()
                                .map(FluidDocument::rule)
                                .toList()),
                fluid.prices().stream()
                        .map(price -> new PriceDocument(price.from().toString(), price.tariff(), price.amount()))
                        .toList(),
                fluid.emissions().stream()
                        .map(emission -> new EmissionDocument(emission.from().toString(), emission.grams()))
                        .toList());
    }

    private static RuleDocument rule(Fluid.Rule rule) {
        return new RuleDocument(
                rule.tariff(),
                rule.days().stream().sorted().toList(),
                rule.from().toString(),
                rule.to().toString(),
                text(rule.seasonFrom()),
                text(rule.seasonTo()));
    }

    /** Without the dashes that ISO 8601 has in the place of the year. */
    private static @Nullable String text(@Nullable MonthDay day) {
        return day == null ? null : day.toString().substring(FluidSettings.NO_YEAR.length());
    }
}
