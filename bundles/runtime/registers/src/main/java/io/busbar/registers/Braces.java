package io.busbar.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes out {@code current.{l1,l2,l3}.h{2..25,26_34}}. The first brace runs fastest, since tables list the phases of rank 2 before those
 * of rank 3. {@code {n}} stays: it is the instance of a repeated block.
 */
final class Braces {

    private static final Pattern BRACE = Pattern.compile("\\{(?!n\\})([^{}]*)\\}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})\\.\\.(\\d{1,4})");
    private static final int LIMIT = 2000;

    private Braces() {}

    /**
     * All texts that the pattern stands for.
     *
     * @throws IllegalArgumentException if a brace is empty, unbalanced, or stands for too many
     */
    static List<String> expand(String pattern) {
        List<String> texts = List.of(pattern);
        // The last brace first: what is written out later runs faster.
        while (true) {
            Matcher brace = BRACE.matcher(texts.get(0));
            int start = -1;
            while (brace.find()) {
                start = brace.start();
            }
            if (start < 0) {
                break;
            }
            texts = texts.stream().flatMap(text -> expandLast(text).stream()).toList();
            if (texts.size() > LIMIT) {
                throw new IllegalArgumentException(pattern);
            }
        }
        for (String text : texts) {
            String rest = text.replace("{n}", "");
            if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
                throw new IllegalArgumentException(pattern);
            }
        }
        if (texts.stream().distinct().count() != texts.size()) {
            throw new IllegalArgumentException(pattern);
        }
        return texts;
    }

    private static List<String> expandLast(String text) {
        Matcher brace = BRACE.matcher(text);
        int start = 0;
        int end = 0;
        String body = "";
        while (brace.find()) {
            start = brace.start();
            end = brace.end();
            body = brace.group(1);
        }
        List<String> texts = new ArrayList<>();
        for (String item : body.split(",", -1)) {
            for (String value : items(item, text)) {
                texts.add(text.substring(0, start) + value + text.substring(end));
            }
        }
        return texts;
    }

    private static List<String> items(String item, String text) {
        Matcher range = RANGE.matcher(item);
        if (!range.matches()) {
            if (item.isBlank()) {
                throw new IllegalArgumentException(text);
            }
            return List.of(item);
        }
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2));
        if (to < from || to - from > LIMIT) {
            throw new IllegalArgumentException(text);
        }
        List<String> values = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            values.add(Integer.toString(i));
        }
        return values;
    }
}
