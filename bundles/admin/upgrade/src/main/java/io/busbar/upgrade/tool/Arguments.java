package io.busbar.upgrade.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words after {@code busbar package COMMAND}: files, and options that may be given more than once. */
final class Arguments {

    private final Words words;
    private final List<String> files = new ArrayList<>();
    private final Map<String, List<String>> options = new LinkedHashMap<>();

    private Arguments(Words words) {
        this.words = words;
    }

    /**
     * Reads the words.
     *
     * @param known names of the options, without their dashes; each takes a value
     */
    static Arguments read(List<String> args, Set<String> known, Words words) throws ToolException {
        Arguments read = new Arguments(words);
        for (int at = 0; at < args.size(); at++) {
            String word = args.get(at);
            if (!word.startsWith("--")) {
                read.files.add(word);
                continue;
            }
            String name = word.substring(2);
            if (!known.contains(name)) {
                throw words.wrongUse("option.unknown", word);
            }
            if (++at == args.size()) {
                throw words.wrongUse("option.value", word);
            }
            read.options.computeIfAbsent(name, n -> new ArrayList<>()).add(args.get(at));
        }
        return read;
    }

    /** The file at a place. */
    Path file(int index) throws ToolException {
        if (index >= files.size()) {
            throw words.wrongUse("file.missing");
        }
        return Path.of(files.get(index));
    }

    /** Refuses files beyond those that the command takes. */
    void atMost(int count) throws ToolException {
        if (files.size() > count) {
            throw words.wrongUse("file.many", files.get(count));
        }
    }

    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    String one(String name, String otherwise) {
        List<String> values = all(name);
        return values.isEmpty() ? otherwise : values.get(values.size() - 1);
    }

    String one(String name) throws ToolException {
        if (all(name).isEmpty()) {
            throw words.wrongUse("option.needed", "--" + name);
        }
        return one(name, "");
    }

    long number(String name, long otherwise) throws ToolException {
        String text = one(name, Long.toString(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw words.wrongUse("option.number", "--" + name, text);
        }
    }
}
