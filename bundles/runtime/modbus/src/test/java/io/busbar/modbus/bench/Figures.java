package io.busbar.modbus.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Says results in the form that {@code ./busbar bench} makes its table of. */
final class Figures {

    /** The table is UTF-8 whatever the terminal's language is. */
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Figures() {}

    static void say(String measure, String contender, int decimals, double value, String unit) {
        say(measure, contender, decimals, value, unit, "");
    }

    /** A figure with the limit that it has to keep, and whether it does. */
    static void say(
            String measure, String contender, int decimals, double value, String unit, String limit, boolean kept) {
        say(measure, contender, decimals, value, unit, limit + (kept ? " ✓" : " ✗"));
    }

    private static void say(String measure, String contender, int decimals, double value, String unit, String limit) {
        String number =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        OUT.println(String.join("\t", "figure", measure, contender, number, unit, limit));
    }
}
