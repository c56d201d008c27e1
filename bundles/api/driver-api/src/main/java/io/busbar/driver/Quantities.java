package io.busbar.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of quantities: the table {@code quantities.csv} of bases, and the grammar of what may follow a base.
 *
 * <p>Safe for use by any thread.
 */
public final class Quantities {

    /** A base quantity: everything in a key before phase, rank, tariff and statistic. */
    public record Base(
            String key, String symbol, Unit unit, QuantityKind kind, int number, String english, String french) {}

    private static final Pattern MODIFIERS =
            Pattern.compile("(?:\\.(?<phase>l[123]n|l12|l23|l31|l[123]|n|ng|ln|ll|total))?"
                    + "(?:\\.(?<rank>h\\d{1,2}(?:_\\d{1,2})?))?"
                    + "(?:\\.(?<index>[1-9]\\d{0,2}))?"
                    + "(?:\\.(?<tariff>t[1-8]))?"
                    + "(?:\\.(?<statistic>avg|min|max|avgmin|avgmax))?");
    /** Where the number of an instance stands in a name that has a place of its own for it. */
    private static final String PLACE = "{n}";

    /** Names with a place for the number of the instance. */
    private static final Map<String, Wording> WORDINGS = new HashMap<>();

    private static final Map<String, Base> BASES = load();
    private static final Map<String, Quantity> PARSED = new ConcurrentHashMap<>();
    private static final int CACHE_LIMIT = 20_000;

    private Quantities() {}

    /** All bases, in the order of the table. */
    public static List<Base> bases() {
        return List.copyOf(BASES.values());
    }

    /** The base of a quantity. */
    public static Base base(Quantity quantity) {
        return split(quantity.key()).orElseThrow().base();
    }

    /** The name of a quantity as a person reads it, in English unless the locale is French. */
    public static String name(Quantity quantity, Locale locale) {
        Split split = split(quantity.key()).orElseThrow();
        boolean french = locale.getLanguage().equals("fr");
        Wording wording = WORDINGS.get(split.base().key());
        StringBuilder name = new StringBuilder(
                wording == null
                        ? french ? split.base().french() : split.base().english()
                        : numbered(french ? wording.french() : wording.english(), split.index()));
        append(name, " ", phaseName(split.phase()));
        append(
                name,
                french ? " rang " : " rank ",
                split.rank() == null ? null : split.rank().substring(1).replace('_', '–'));
        append(name, " ", wording == null ? split.index() : null);
        append(
                name,
                french ? " tarif " : " tariff ",
                split.tariff() == null ? null : split.tariff().substring(1));
        append(name, ", ", split.statistic() == null ? null : statisticName(split.statistic(), french));
        return name.toString();
    }

    static Optional<Quantity> parse(String key) {
        Quantity known = PARSED.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Quantity> parsed = split(key).map(split -> quantity(key, split));
        if (PARSED.size() < CACHE_LIMIT) {
            parsed.ifPresent(quantity -> PARSED.putIfAbsent(key, quantity));
        }
        return parsed;
    }

    private static Quantity quantity(String key, Split split) {
        Base base = split.base();
        // A harmonic is given in per cent of the fundamental; the fundamental itself in the unit of its base.
        boolean relative = split.rank() != null && !split.rank().equals("h1");
        String phase = split.phase() == null || split.phase().equals("total") ? "" : phaseName(split.phase());
        String rank = split.rank() == null ? "" : split.rank();
        Wording wording = WORDINGS.get(base.key());
        String symbol = wording == null ? base.symbol() : numbered(wording.symbol(), split.index());
        return new Quantity(
                key, symbol + phase + rank, relative ? Unit.PERCENT : base.unit(), base.kind(), base.number());
    }

    private static Optional<Split> split(String key) {
        int end = key.length();
        while (end > 0) {
            Base base = BASES.get(key.substring(0, end));
            if (base != null) {
                Matcher matcher = MODIFIERS.matcher(key.substring(end));
                return matcher.matches() ? Optional.of(new Split(base, matcher)) : Optional.empty();
            }
            end = key.lastIndexOf('.', end - 1);
        }
        return Optional.empty();
    }

    private static void append(StringBuilder name, String before, @Nullable String part) {
        if (part != null) {
            name.append(before).append(part);
        }
    }

    private static @Nullable String phaseName(@Nullable String phase) {
        if (phase == null || phase.equals("total")) {
            return null;
        }
        return switch (phase) {
            case "ln" -> "L-N";
            case "ll" -> "L-L";
            case "ng" -> "N-PE";
            default ->
                phase.toUpperCase(Locale.ROOT)
                        .replaceFirst("^L([123])N$", "L$1-N")
                        .replaceFirst("^L(\\d)(\\d)$", "L$1-L$2");
        };
    }

    private static String statisticName(String statistic, boolean french) {
        return switch (statistic) {
            case "avg" -> french ? "moyenne" : "average";
            case "min" -> "minimum";
            case "max" -> "maximum";
            case "avgmin" -> french ? "minimum des moyennes" : "minimum of averages";
            default -> french ? "maximum des moyennes" : "maximum of averages";
        };
    }

    private static Map<String, Base> load() {
        try (InputStream in = Quantities.class.getResourceAsStream("quantities.csv")) {
            if (in == null) {
                throw new IllegalStateException("quantities.csv is missing from the bundle");
            }
            Map<String, Base> bases = new LinkedHashMap<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(Quantities::base)
                    .forEach(base -> bases.put(base.key(), base));
            return bases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Base base(String line) {
        String[] cell = line.split(",", -1);
        if (cell[5].contains(PLACE)) {
            WORDINGS.put(cell[1], new Wording(cell[2], cell[5], cell[6]));
        }
        return new Base(
                cell[1],
                numbered(cell[2], null),
                Unit.valueOf(cell[3]),
                QuantityKind.valueOf(cell[4]),
                Integer.parseInt(cell[0]),
                numbered(cell[5], null),
                numbered(cell[6], null));
    }

    /** A name with the number of an instance in its place; without one, where the base itself is meant. */
    private static String numbered(String name, @Nullable String number) {
        return number == null ? name.replace(' ' + PLACE, "").replace(PLACE, "") : name.replace(PLACE, number);
    }

    private record Wording(String symbol, String english, String french) {}

    private record Split(
            Base base,
            @Nullable String phase,
            @Nullable String rank,
            @Nullable String index,
            @Nullable String tariff,
            @Nullable String statistic) {
        Split(Base base, Matcher matcher) {
            this(
                    base,
                    matcher.group("phase"),
                    matcher.group("rank"),
                    matcher.group("index"),
                    matcher.group("tariff"),
                    matcher.group("statistic"));
        }
    }
}
