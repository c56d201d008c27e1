package io.busbar.historian.plan;

import io.busbar.driver.Quantities;
import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.history.StoragePlans;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says everything that is wrong with a list of overrides. */
final class OverrideChecks {

    private static final int HOUR = 3600;
    private static final Pattern KEYS = Pattern.compile("=?[a-z0-9_.*]{1,80}");
    private static final int MOST_STARS = 4;
    private static final Pattern LOAD = Pattern.compile("-|[a-z0-9]{1,20}");

    private final List<FieldProblem> problems = new ArrayList<>();

    private OverrideChecks() {}

    /** What is wrong; empty where nothing is. */
    static List<FieldProblem> check(List<StorageOverride> overrides) {
        OverrideChecks checks = new OverrideChecks();
        if (overrides.size() > StoragePlans.MOST_OVERRIDES) {
            checks.add("overrides", "list.length", StoragePlans.MOST_OVERRIDES, overrides.size());
            return checks.problems;
        }
        for (int i = 0; i < overrides.size(); i++) {
            StorageOverride override = overrides.get(i);
            String field = "overrides." + i;
            checks.quantity(field + ".quantity", override.quantity());
            checks.load(field + ".load", override.load());
            checks.period(field + ".periodS", override.periodS());
            checks.aggregates(field + ".aggregates", override);
            if (override.stored() == null && override.periodS() == null && override.aggregates() == null) {
                checks.add(field, "storage.nothing");
            }
            checks.twice(field + ".quantity", overrides.subList(0, i), override);
        }
        return checks.problems;
    }

    /** What is wrong in one English sentence, for a document that nobody is typing. */
    static Optional<String> inWords(List<StorageOverride> overrides) {
        List<FieldProblem> found = check(overrides);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.stream()
                        .map(problem -> problem.field() + ": " + ProblemException.text(Locale.ENGLISH, problem))
                        .collect(Collectors.joining(" ")));
    }

    private void quantity(String field, @Nullable String keys) {
        if (keys == null || keys.isBlank()) {
            add(field, "field.required");
        } else if (!KEYS.matcher(keys).matches()
                || keys.chars().filter(c -> c == '*').count() > MOST_STARS
                || !isPossible(keys)) {
            add(field, "storage.quantity", keys);
        } else if (kind(keys) == QuantityKind.TEXT) {
            add(field, "storage.text", keys);
        }
    }

    private static boolean isPossible(String keys) {
        if (keys.startsWith(PlanOverride.EXACTLY)) {
            return kind(keys) != null;
        }
        int star = keys.indexOf('*');
        if (star < 0) {
            return Quantity.find(keys).isPresent()
                    || Quantities.bases().stream().anyMatch(base -> base.key().startsWith(keys + "."));
        }
        String beginning = keys.substring(0, star);
        return Quantities.bases().stream()
                .anyMatch(base -> base.key().startsWith(beginning) || beginning.startsWith(base.key()));
    }

    private void load(String field, @Nullable String load) {
        if (load != null && !LOAD.matcher(load).matches()) {
            add(field, "storage.load", load);
        }
    }

    private void period(String field, @Nullable Integer period) {
        if (period == null) {
            return;
        }
        if (period < 1 || period > HOUR) {
            add(field, "number.range", "1", Integer.toString(HOUR), Integer.toString(period));
        } else if (HOUR % period != 0) {
            int below = period;
            while (HOUR % below != 0) {
                below--;
            }
            int above = period;
            while (HOUR % above != 0) {
                above++;
            }
            add(field, "storage.period", Integer.toString(period), Integer.toString(below), Integer.toString(above));
        }
    }

    private void aggregates(String field, StorageOverride override) {
        Set<Aggregate> wanted = override.aggregates();
        if (wanted == null) {
            return;
        }
        QuantityKind kind = override.quantity() == null ? null : kind(override.quantity());
        boolean last = wanted.equals(Set.of(Aggregate.LAST));
        if ((kind == QuantityKind.INDEX || kind == QuantityKind.STATE) && !last) {
            add(field, "storage.aggregates.last", override.quantity());
        } else if (!last && (wanted.contains(Aggregate.LAST) || !wanted.contains(Aggregate.AVERAGE))) {
            add(field, "storage.aggregates");
        }
    }

    private void twice(String field, List<StorageOverride> before, StorageOverride override) {
        for (int i = 0; i < before.size(); i++) {
            StorageOverride other = before.get(i);
            if (Objects.equals(other.quantity(), override.quantity())
                    && (other.load() == null || Objects.equals(other.load(), override.load()))) {
                add(field, "storage.twice", i);
                return;
            }
        }
    }

    private static @Nullable QuantityKind kind(String keys) {
        String key = keys.startsWith(PlanOverride.EXACTLY) ? keys.substring(PlanOverride.EXACTLY.length()) : keys;
        return Quantity.find(key).map(Quantity::kind).orElse(null);
    }

    private void add(String field, String code, Object... arguments) {
        problems.add(FieldProblem.of(field, code, arguments));
    }
}
