package io.busbar.registers.importer;

import java.util.ArrayList;
import java.util.List;

/** Writes {@code h2 h3 … h25 h26_34} as {@code h{2..25,26_34}}. */
final class Ranges {

    private Ranges() {}

    static String braced(List<String> values) {
        String prefix = letters(values.get(0));
        boolean numbered = !prefix.isEmpty()
                ? values.stream().allMatch(value -> value.matches(prefix + "\\d+(_\\d+)?"))
                : values.stream().allMatch(value -> value.matches("\\d+"));
        if (!numbered || prefix.equals("l")) {
            return "{" + String.join(",", values) + "}";
        }
        List<String> numbers =
                values.stream().map(value -> value.substring(prefix.length())).toList();
        List<String> items = new ArrayList<>();
        int i = 0;
        while (i < numbers.size()) {
            int to = i + 1;
            while (to < numbers.size() && isNext(numbers.get(to - 1), numbers.get(to))) {
                to++;
            }
            items.add(
                    to - i > 2
                            ? numbers.get(i) + ".." + numbers.get(to - 1)
                            : String.join(",", numbers.subList(i, to)));
            i = to;
        }
        return prefix + "{" + String.join(",", items) + "}";
    }

    private static boolean isNext(String number, String next) {
        return !number.contains("_") && !next.contains("_") && Integer.parseInt(next) == Integer.parseInt(number) + 1;
    }

    private static String letters(String value) {
        return value.replaceFirst("\\d.*", "");
    }
}
