package io.busbar.exports.format;

import io.busbar.driver.Quantities;
import io.busbar.driver.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a quantity in keys of EMS files. Importers know series by it, so no number ever changes: quantities of the reference
 * product's files have theirs, all others have one made of the number of their base and of what follows it in the key.
 */
final class DataIds {

    private static final int ENERGY = 30_000;
    private static final int CURVE = 20_000;
    private static final int THD_CURRENT = 10_500;

    private static final int FIRST_ENERGY = 20;
    private static final int LAST_ENERGY = 38;
    private static final int FIRST_CURVE = 1290;
    private static final int LAST_CURVE = 1294;
    private static final int THD_OF_CURRENT = 41;

    private static final List<String> PLACES =
            List.of("", "l1", "l2", "l3", "n", "l1n", "l2n", "l3n", "l12", "l23", "l31", "ng", "ln", "ll", "total");
    private static final List<String> STATISTICS = List.of("avg", "min", "max", "avgmin", "avgmax");

    private static final Pattern BEHIND =
            Pattern.compile("(?:\\.(?<place>l[123]n|l12|l23|l31|l[123]|n|ng|ln|ll|total))?"
                    + "(?:\\.h(?<rank>\\d{1,2})(?:_(?<last>\\d{1,2}))?)?(?:\\.(?<index>\\d{1,3}))?(?:\\.t(?<tariff>\\d))?"
                    + "(?:\\.(?<statistic>avg|min|max|avgmin|avgmax))?");

    private DataIds() {}

    static String of(Quantity quantity) {
        String behind = quantity.key().substring(Quantities.base(quantity).key().length());
        int number = quantity.number();
        if (behind.isEmpty() && number >= FIRST_ENERGY && number <= LAST_ENERGY) {
            return Integer.toString(ENERGY + 1 + number - FIRST_ENERGY);
        }
        if (behind.isEmpty() && number >= FIRST_CURVE && number <= LAST_CURVE) {
            return Integer.toString(CURVE + 1 + number - FIRST_CURVE);
        }
        Matcher parts = BEHIND.matcher(behind);
        if (!parts.matches()) {
            throw new IllegalStateException("The quantity " + quantity + " has parts that no number is made of");
        }
        int place = parts.group("place") == null ? 0 : PLACES.indexOf(parts.group("place"));
        if (number == THD_OF_CURRENT && behind.equals(place == 0 ? "" : "." + PLACES.get(place))) {
            return Integer.toString(THD_CURRENT + place);
        }
        String plain = String.format(Locale.ROOT, "1%04d%02d", number, place);
        String rest = String.format(
                Locale.ROOT,
                "%02d%02d%03d%d%d",
                number(parts, "rank"),
                number(parts, "last"),
                number(parts, "index"),
                number(parts, "tariff"),
                parts.group("statistic") == null ? 0 : STATISTICS.indexOf(parts.group("statistic")) + 1);
        return rest.equals("000000000") ? plain : plain + rest;
    }

    private static int number(Matcher parts, String group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }
}
