package io.busbar.engine.devices;

import java.util.Locale;
import java.util.function.Predicate;

/** Ids that people can read, made where nobody wished one. */
final class DeviceIds {

    private DeviceIds() {}

    /** An id of a device such as {@code i35-102}. */
    static String device(String reference, String family, int unit, Predicate<String> taken) {
        return free(cut(References.shortForm(reference, family), 20) + "-" + unit, taken);
    }

    /** An id of a line to a host, such as {@code 10-0-0-7} or {@code m70-1502}. */
    static String line(String host, int port, Predicate<String> taken) {
        String plain =
                host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String base = cut(plain.isEmpty() ? "line" : plain, 28).replaceAll("-+$", "");
        return free(port == 502 ? base : base + "-" + port, taken);
    }

    private static String free(String base, Predicate<String> taken) {
        String id = base;
        for (int n = 2; taken.test(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
