package io.busbar.registers.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates the keys of a table into quantities: an ordered list of patterns, each used on what the ones before it have left. */
final class KeyRules {

    private record Rule(Pattern pattern, String replacement) {}

    private final List<Rule> rules = new ArrayList<>();

    /** The rules of a text: a pattern and its replacement on each line; {@code #} begins a comment. */
    KeyRules(String text) {
        for (String line : text.split("\n", -1)) {
            String[] words = line.strip().split("\\s+");
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            if (words.length > 2) {
                throw new IllegalArgumentException("A rule has a pattern and a replacement: " + line);
            }
            rules.add(new Rule(Pattern.compile(words[0]), words.length == 2 ? words[1] : ""));
        }
    }

    /**
     * What a key of the table is called in a map; empty if it is not wanted there.
     *
     * @param plain whether it has no unit; rules see that as a {@code ~} behind the key
     */
    Optional<String> translate(String key, boolean plain) {
        String result = plain ? key + '~' : key;
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern.matcher(result);
            if (matcher.find()) {
                result = matcher.replaceAll(rule.replacement);
            }
        }
        return result.isEmpty() ? Optional.empty() : Optional.of(result);
    }
}
