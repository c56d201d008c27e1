package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Option;

/**
 * Options that stand behind an argument. The shell takes options before arguments only and calls all that follows an argument an argument
 * too; people write them in either order.
 */
final class LooseOptions {

    private LooseOptions() {}

    /**
     * Sets the options among these words as the shell would have.
     *
     * @return the other words, in their order
     * @throws ProblemException if there is no such option, or its value is missing
     */
    static List<String> take(BusbarCommand command, List<String> words) {
        List<String> others = new ArrayList<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.startsWith("--")) {
                set(command, word, rest);
            } else {
                others.add(word);
            }
        }
        return others;
    }

    private static void set(BusbarCommand command, String word, Iterator<String> rest) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Field field = find(command.getClass(), name)
                .orElseThrow(() -> ProblemException.invalid(name, "command.option.unknown", name));
        Object value;
        if (field.getType() == boolean.class) {
            value = true;
        } else if (equals >= 0) {
            value = word.substring(equals + 1);
        } else if (rest.hasNext()) {
            value = rest.next();
        } else {
            throw ProblemException.invalid(name, "field.required");
        }
        try {
            field.setAccessible(true);
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The option " + name + " cannot be set", e);
        }
    }

    private static Optional<Field> find(Class<?> type, String name) {
        if (type == BusbarCommand.class.getSuperclass()) {
            return Optional.empty();
        }
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getAnnotation(Option.class) != null
                        && field.getAnnotation(Option.class).name().equals(name))
                .findFirst()
                .or(() -> find(type.getSuperclass(), name));
    }
}
