package io.busbar.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the numbers of {@link QuantityKind#STATE} quantities mean: the table {@code states.csv}, which stands beside the dictionary. Pages,
 * alarms and files take the words from here, so that they say the same.
 *
 * <p>Safe for use by any thread.
 */
public final class States {

    /** How much attention a state wants; the order is that of urgency. */
    public enum Level {
        /** As it should be. */
        NORMAL,
        /** Worth knowing. */
        INFORMATION,
        /** To be looked at soon. */
        NON_CRITICAL,
        /** To be looked at now. */
        CRITICAL
    }

    /**
     * One of the states that a quantity can be in.
     *
     * @param value the number that stands for it
     * @param level how much attention it wants
     * @param english its name in English
     * @param french its name in French
     */
    public record State(int value, Level level, String english, String french) {

        /** Its name as a person reads it, in English unless the locale is French. */
        public String name(Locale locale) {
            return locale.getLanguage().equals("fr") ? french : english;
        }
    }

    private static final Map<String, List<State>> BY_BASE = load();

    private States() {}

    /** The states of a quantity in the order of the table; empty where its numbers have no names. */
    public static List<State> of(Quantity quantity) {
        return BY_BASE.getOrDefault(Quantities.base(quantity).key(), List.of());
    }

    /** The state that a value of a quantity stands for; empty where the table has none. */
    public static Optional<State> of(Quantity quantity, double value) {
        return of(quantity).stream().filter(state -> state.value() == value).findFirst();
    }

    private static Map<String, List<State>> load() {
        try (InputStream in = States.class.getResourceAsStream("states.csv")) {
            if (in == null) {
                throw new IllegalStateException("states.csv is missing from the bundle");
            }
            Map<String, List<State>> states = new LinkedHashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .forEach(cell -> states.computeIfAbsent(cell[0], base -> new ArrayList<>())
                            .add(new State(Integer.parseInt(cell[1]), Level.valueOf(cell[2]), cell[3], cell[4])));
            states.replaceAll((base, list) -> List.copyOf(list));
            return Map.copyOf(states);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
