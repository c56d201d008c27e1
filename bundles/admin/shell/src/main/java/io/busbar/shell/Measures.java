package io.busbar.shell;

import io.busbar.driver.Unit;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Numbers, times and ages as people read them. */
final class Measures {

    private static final String NOTHING = "–";
    private static final Set<Unit> SCALED = Set.of(
            Unit.VOLT,
            Unit.AMPERE,
            Unit.WATT,
            Unit.VAR,
            Unit.VOLT_AMPERE,
            Unit.WATT_HOUR,
            Unit.VAR_HOUR,
            Unit.VOLT_AMPERE_HOUR,
            Unit.OHM);

    private final Words words;

    Measures(Words words) {
        this.words = words;
    }

    /** A value with its unit, kilo and mega where they make it shorter. */
    String value(double value, Unit unit) {
        if (Double.isNaN(value)) {
            return NOTHING;
        }
        if (!SCALED.contains(unit) || Math.abs(value) < 1000) {
            return join(number(value), unit.symbol());
        }
        String[] prefixes = {"", "k", "M", "G"};
        int power = 0;
        double scaled = value;
        while (Math.abs(scaled) >= 1000 && power < prefixes.length - 1) {
            scaled /= 1000;
            power++;
        }
        return join(number(scaled), prefixes[power] + unit.symbol());
    }

    /** A number with five significant digits at most, in the person's notation. */
    String number(double value) {
        if (Double.isNaN(value)) {
            return NOTHING;
        }
        int before = (int) Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1;
        DecimalFormat format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(words.locale()));
        format.setMaximumFractionDigits(Math.max(0, 5 - before));
        return format.format(value);
    }

    /** Bytes, in the largest unit in which there is one at least. */
    String bytes(long bytes) {
        String[] units = words.say("units.bytes").split(" ");
        double scaled = bytes;
        int power = 0;
        while (scaled >= 1000 && power < units.length - 1) {
            scaled /= 1000;
            power++;
        }
        return number(scaled) + " " + units[power];
    }

    /** How long ago something was, in one unit. */
    String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toSeconds() < 120) {
            return words.say("age.seconds", Math.max(0, age.toSeconds()));
        }
        if (age.toMinutes() < 120) {
            return words.say("age.minutes", age.toMinutes());
        }
        return age.toHours() < 48 ? words.say("age.hours", age.toHours()) : words.say("age.days", age.toDays());
    }

    /** A share between 0 and 1 in per cent. */
    String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String join(String number, String unit) {
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
