package io.busbar.rest.site;

import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Fluid.Emission;
import io.busbar.gateway.site.Fluid.Price;
import io.busbar.gateway.site.Fluid.Rule;
import io.busbar.gateway.site.Fluid.TariffSource;
import io.busbar.gateway.site.Fluid.Tariffs;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a caller sends of a fluid; what is left out stays as it is. */
record FluidSettings(
        @Nullable String name,
        @Nullable String unit,
        @Nullable String currency,
        @Nullable TariffSettings tariffs,
        @Nullable List<@Nullable PriceSettings> prices,
        @Nullable List<@Nullable EmissionSettings> emissions) {

    /** What ISO 8601 has in the place of the year. */
    static final String NO_YEAR = "--";

    record TariffSettings(
            @Nullable TariffSource source,
            @Nullable List<@Nullable String> names,
            @Nullable List<@Nullable RuleSettings> rules) {}

    record RuleSettings(
            @Nullable String tariff,
            @Nullable Set<DayOfWeek> days,
            @Nullable String from,
            @Nullable String to,
            @Nullable String seasonFrom,
            @Nullable String seasonTo) {}

    record PriceSettings(@Nullable String from, @Nullable String tariff, @Nullable Double amount) {}

    record EmissionSettings(@Nullable String from, @Nullable Double grams) {}

    /** The fluid as it is wished. */
    Fluid applied(Fluid old) {
        List<FieldProblem> problems = new ArrayList<>();
        String called = name == null ? old.english() : name;
        Fluid wished = new Fluid(
                old.id(),
                old.predefined(),
                called,
                called,
                unit == null ? old.unit() : unit,
                currency == null ? old.currency() : currency,
                tariffs == null ? old.tariffs() : tariffs(tariffs, problems),
                prices == null ? old.prices() : prices(prices, problems),
                emissions == null ? old.emissions() : emissions(emissions, problems));
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return wished;
    }

    private static Tariffs tariffs(TariffSettings wish, List<FieldProblem> problems) {
        List<String> names = wish.names() == null
                ? List.of()
                : wish.names().stream()
                        .map(one -> Objects.requireNonNullElse(one, ""))
                        .toList();
        List<Rule> rules = new ArrayList<>();
        List<@Nullable RuleSettings> wished = wish.rules() == null ? List.of() : wish.rules();
        for (int i = 0; i < wished.size(); i++) {
            RuleSettings rule = wished.get(i);
            String field = "tariffs.rules." + i;
            if (rule == null) {
                problems.add(FieldProblem.of(field, "field.required"));
                continue;
            }
            LocalTime from = parsed(field + ".from", rule.from(), "fluid.time", LocalTime::parse, problems);
            LocalTime to = parsed(field + ".to", rule.to(), "fluid.time", LocalTime::parse, problems);
            MonthDay first = day(field + ".seasonFrom", rule.seasonFrom(), problems);
            MonthDay last = day(field + ".seasonTo", rule.seasonTo(), problems);
            if (from != null && to != null) {
                rules.add(new Rule(
                        Objects.requireNonNullElse(rule.tariff(), ""),
                        rule.days() == null ? Set.of() : rule.days(),
                        from,
                        to,
                        first,
                        last));
            }
        }
        return new Tariffs(wish.source() == null ? TariffSource.NONE : wish.source(), names, rules);
    }

    private static @Nullable MonthDay day(String field, @Nullable String text, List<FieldProblem> problems) {
        return text == null || text.isEmpty()
                ? null
                : parsed(field, text, "fluid.season", one -> MonthDay.parse(NO_YEAR + one), problems);
    }

    private static List<Price> prices(List<@Nullable PriceSettings> wished, List<FieldProblem> problems) {
        List<Price> prices = new ArrayList<>();
        for (int i = 0; i < wished.size(); i++) {
            PriceSettings price = wished.get(i);
            String field = "prices." + i;
            LocalDate from = date(field, price == null ? null : price.from(), problems);
            if (price == null || price.amount() == null) {
                problems.add(FieldProblem.of(field + ".amount", "field.required"));
            } else if (from != null) {
                prices.add(new Price(from, Objects.requireNonNullElse(price.tariff(), ""), price.amount()));
            }
        }
        return prices;
    }

    private static List<Emission> emissions(List<@Nullable EmissionSettings> wished, List<FieldProblem> problems) {
        List<Emission> emissions = new ArrayList<>();
        for (int i = 0; i < wished.size(); i++) {
            EmissionSettings emission = wished.get(i);
            String field = "emissions." + i;
            LocalDate from = date(field, emission == null ? null : emission.from(), problems);
            if (emission == null || emission.grams() == null) {
                problems.add(FieldProblem.of(field + ".grams", "field.required"));
            } else if (from != null) {
                emissions.add(new Emission(from, emission.grams()));
            }
        }
        return emissions;
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, List<FieldProblem> problems) {
        return parsed(field + ".from", text, "fluid.date", LocalDate::parse, problems);
    }

    private static <T> @Nullable T parsed(
            String field, @Nullable String text, String code, Function<String, T> parser, List<FieldProblem> problems) {
        if (text == null || text.isBlank()) {
            problems.add(FieldProblem.of(field, "field.required"));
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            problems.add(FieldProblem.of(field, code, text));
            return null;
        }
    }
}
