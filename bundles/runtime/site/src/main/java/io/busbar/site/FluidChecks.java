package io.busbar.site;

import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Fluid.Emission;
import io.busbar.gateway.site.Fluid.Price;
import io.busbar.gateway.site.Fluid.Rule;
import io.busbar.gateway.site.Fluid.TariffSource;
import io.busbar.gateway.site.Fluid.Tariffs;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be wrong with a fluid. */
final class FluidChecks {

    static final int UNIT_LENGTH = 8;
    private static final int TARIFF_LENGTH = 24;
    private static final int MOST_TARIFFS = 8;
    private static final int MOST_RULES = 40;
    private static final int MOST_DATED = 100;

    private FluidChecks() {}

    static void check(Fluid fluid, Checks checks) {
        if (!fluid.currency().matches("[A-Z]{3}")) {
            checks.add("currency", "fluid.currency", fluid.currency());
        }
        tariffs(fluid.tariffs(), checks);
        prices(fluid, checks);
        emissions(fluid.emissions(), checks);
    }

    private static void tariffs(Tariffs tariffs, Checks checks) {
        List<String> names = tariffs.names();
        most(checks, "tariffs.names", names.size(), MOST_TARIFFS);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String field = "tariffs.names." + i;
            if (name.isBlank()) {
                checks.add(field, "field.required");
            } else if (checks.text(field, name, TARIFF_LENGTH) && names.indexOf(name) < i) {
                checks.add(field, "fluid.tariff.twice", name);
            }
        }
        if (tariffs.source() != TariffSource.NONE && names.isEmpty()) {
            checks.add("tariffs.names", "fluid.tariff.none");
        }
        most(checks, "tariffs.rules", tariffs.rules().size(), MOST_RULES);
        for (int i = 0; i < tariffs.rules().size(); i++) {
            rule(tariffs.rules().get(i), names, "tariffs.rules." + i, checks);
        }
    }

    private static void rule(Rule rule, List<String> names, String field, Checks checks) {
        known(rule.tariff(), names, field + ".tariff", checks);
        quarter(rule.from(), field + ".from", checks);
        quarter(rule.to(), field + ".to", checks);
        if ((rule.seasonFrom() == null) != (rule.seasonTo() == null)) {
            checks.add(field + (rule.seasonFrom() == null ? ".seasonFrom" : ".seasonTo"), "field.required");
        }
    }

    private static void quarter(LocalTime time, String field, Checks checks) {
        if (time.getMinute() % 15 != 0 || time.getSecond() != 0 || time.getNano() != 0) {
            checks.add(field, "fluid.quarter", time.toString());
        }
    }

    private static void known(String tariff, List<String> names, String field, Checks checks) {
        if (!names.contains(tariff)) {
            checks.add(field, "choice.unknown", tariff, String.join(", ", names));
        }
    }

    private static void prices(Fluid fluid, Checks checks) {
        most(checks, "prices", fluid.prices().size(), MOST_DATED);
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < fluid.prices().size(); i++) {
            Price price = fluid.prices().get(i);
            String field = "prices." + i;
            number(price.amount(), field + ".amount", checks);
            if (!price.tariff().isEmpty()) {
                known(price.tariff(), fluid.tariffs().names(), field + ".tariff", checks);
            }
            if (!seen.add(List.of(price.from(), price.tariff()))) {
                checks.add(field + ".from", "fluid.date.twice", price.from().toString());
            }
        }
    }

    private static void emissions(List<Emission> emissions, Checks checks) {
        most(checks, "emissions", emissions.size(), MOST_DATED);
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < emissions.size(); i++) {
            Emission emission = emissions.get(i);
            number(emission.grams(), "emissions." + i + ".grams", checks);
            if (!seen.add(emission.from())) {
                checks.add(
                        "emissions." + i + ".from",
                        "fluid.date.twice",
                        emission.from().toString());
            }
        }
    }

    private static void number(double value, String field, Checks checks) {
        if (!Double.isFinite(value) || Math.abs(value) > 1e9) {
            checks.add(field, "number.range", "-1000000000", "1000000000", Double.toString(value));
        }
    }

    private static void most(Checks checks, String field, int count, int most) {
        if (count > most) {
            checks.add(field, "list.length", most, count);
        }
    }
}
