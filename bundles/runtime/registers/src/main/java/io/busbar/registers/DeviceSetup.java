package io.busbar.registers;

import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a device has said of itself: the values of a map's fields. Immutable. */
record DeviceSetup(Map<String, Answer> answers) {

    /** A field's value, as a number (NaN where there is none), as text, and as the word that the map has for the number. */
    record Answer(double number, String text, String code) {}

    static final DeviceSetup NOTHING_KNOWN = new DeviceSetup(Map.of());

    DeviceSetup {
        answers = Map.copyOf(answers);
    }

    static Answer answer(MapField field, Words words) {
        double number = field.cell().number(words);
        return new Answer(number, field.cell().text(words), field.codes().getOrDefault((long) number, ""));
    }

    DeviceSetup with(Map<String, Answer> more) {
        Map<String, Answer> all = new HashMap<>(answers);
        all.putAll(more);
        return new DeviceSetup(all);
    }

    /** Whether a row exists. What the device does not tell is taken to be there. */
    boolean has(MapRow row) {
        return has(row.condition());
    }

    /** Whether this is so. What the device does not tell is taken to be so. */
    boolean has(MapRow.@Nullable Condition condition) {
        if (condition == null) {
            return true;
        }
        Answer answer = answers.get(key(condition.field(), condition.instance()));
        if (answer == null) {
            return true;
        }
        long number = Double.isNaN(answer.number()) ? 0 : (long) answer.number();
        return condition.bit() < 0 ? number != 0 : (number >> condition.bit() & 1) != 0;
    }

    /** The loads that the device is set up with; all that the map knows if the device does not tell. */
    List<LoadDescription> loads(RegisterMap map) {
        List<LoadDescription> loads = new ArrayList<>();
        for (int i = 1; i <= map.loads(); i++) {
            Answer enabled = answers.get(key("load.enabled", i));
            if (enabled == null || enabled.number() > 0) {
                Answer type = answers.get(key("load.type", i));
                loads.add(new LoadDescription(
                        Integer.toString(i), text("load.name", i), type == null ? "" : type.code()));
            }
        }
        return loads;
    }

    Identification identification() {
        return new Identification(
                text("vendor", 0),
                name(text("product", 0), text("extended-name", 0)),
                serial(),
                software(),
                integer("table-version"),
                text("magic", 0),
                integer("order"),
                integer("product-id") != 0 ? integer("product-id") : integer("product-code"));
    }

    /** Each of the two names holds 16 characters, so that a long one may stand in both together. */
    private static String name(String product, String extended) {
        if (product.isEmpty() || extended.toLowerCase(Locale.ROOT).startsWith(product.toLowerCase(Locale.ROOT))) {
            return extended;
        }
        boolean repeats = product.toLowerCase(Locale.ROOT).endsWith(extended.toLowerCase(Locale.ROOT));
        return repeats ? product : product + ' ' + extended;
    }

    /** A number or a text; or, in three parts, two groups of digits that the registers hold as they are printed, and a number. */
    private String serial() {
        return decimal("serial", "%d") + text("serial.1", 0) + text("serial.2", 0) + decimal("serial.3", "%05d");
    }

    private String decimal(String field, String format) {
        Answer answer = answers.get(key(field, 0));
        return answer == null || Double.isNaN(answer.number())
                ? text(field, 0)
                : String.format(Locale.ROOT, format, (long) answer.number());
    }

    private int integer(String field) {
        Answer answer = answers.get(key(field, 0));
        return answer == null || Double.isNaN(answer.number()) ? 0 : (int) answer.number();
    }

    private String software() {
        Answer version = answers.get(key("software", 0));
        if (version == null) {
            return "";
        }
        return Double.isNaN(version.number())
                ? version.text()
                : String.format(Locale.ROOT, "%.2f", version.number() / 100);
    }

    private String text(String field, int instance) {
        Answer answer = answers.get(key(field, instance));
        return answer == null ? "" : answer.text();
    }

    static String key(String field, int instance) {
        return field + '#' + instance;
    }
}
