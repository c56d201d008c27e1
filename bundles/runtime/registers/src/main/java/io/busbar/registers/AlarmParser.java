package io.busbar.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code alarm KIND.NUMBER QUANTITY [NUMBER=CAUSE:CRITICALITY …] [only=QUANTITY:NUMBER]}: a state of the device that is an alarm.
 */
final class AlarmParser {

    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9]*)\\.(\\d{1,3})");
    private static final Pattern MEANING = Pattern.compile("(\\d{1,9})=(\\d{1,5}):(information|non-critical|critical)");
    private static final List<String> CRITICALITIES = List.of("information", "non-critical", "critical");

    private AlarmParser() {}

    /** Enters the alarm into the block. */
    static void parse(MapLine line, List<String> words, Draft.Block block, List<MapProblem> problems) {
        Matcher name = words.size() < 3 ? null : NAME.matcher(words.get(1));
        if (name == null || !name.matches()) {
            problems.add(MapProblem.error(line, "alarm", "alarm"));
            return;
        }
        Map<Long, MapAlarm.Meaning> meanings = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String word : words.subList(3, words.size())) {
            Matcher meaning = MEANING.matcher(word);
            if (meaning.matches()) {
                meanings.put(
                        Long.parseLong(meaning.group(1)),
                        new MapAlarm.Meaning(
                                Integer.parseInt(meaning.group(2)), CRITICALITIES.indexOf(meaning.group(3))));
            } else if (word.matches("\\d.*")) {
                problems.add(MapProblem.error(line, "alarm", "alarm.meaning", word));
            } else {
                others.add(word);
            }
        }
        Options options = new Options(line, others, Set.of("only"), problems);
        Draft.Alarm alarm = new Draft.Alarm(
                line,
                name.group(1),
                Integer.parseInt(name.group(2)),
                words.get(2),
                meanings,
                only(line, options, problems).orElse(null));
        if (block.alarms.put(words.get(1), alarm) != null) {
            problems.add(MapProblem.error(line, "alarm", "alarm.twice", words.get(1)));
        }
    }

    private static Optional<Draft.Only> only(MapLine line, Options options, List<MapProblem> problems) {
        Optional<String> text = options.text("only");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = Pattern.compile("([a-z0-9.]+):(\\d{1,9})").matcher(text.get());
        if (!matcher.matches()) {
            problems.add(MapProblem.error(line, "only", "alarm.only", text.get()));
            return Optional.empty();
        }
        return Optional.of(new Draft.Only(matcher.group(1), Long.parseLong(matcher.group(2))));
    }
}
