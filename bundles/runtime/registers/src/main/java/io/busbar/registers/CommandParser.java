package io.busbar.registers;

import io.busbar.driver.DeviceCommand;
import io.busbar.driver.MapStatus;
import io.busbar.driver.RegisterArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code command KEY ADDRESS WORD… [then ADDRESS WORD…] kind=… name.en="…" name.fr="…" [options]}. */
final class CommandParser {

    private static final Set<String> OPTIONS = Set.of(
            "kind",
            "name.en",
            "name.fr",
            "confirm",
            "fc",
            "argument",
            "argument.en",
            "argument.fr",
            "needs",
            "readback",
            "within",
            "if",
            "status",
            "source");
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(?:[.-](?:[a-z0-9]+|\\{n\\}))*");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
    private static final int MOST_WORDS = 123;
    private static final int LONGEST_NAME = 80;
    private static final int PATIENCE_SECONDS = 5;

    /** Whether to ask before, unless the map says otherwise. */
    enum Confirm {
        YES,
        NO
    }

    private final Draft draft;
    private final List<MapProblem> problems;

    CommandParser(Draft draft, List<MapProblem> problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void parse(MapLine line, String text, Draft.Block block) {
        List<String> words = words(text);
        int options = 1;
        while (options < words.size() && words.get(options).indexOf('=') < 0) {
            options++;
        }
        if (options < 4) {
            problems.add(MapProblem.error(line, "command", "command.short"));
            return;
        }
        int before = problems.size();
        Options named = new Options(line, words.subList(options, words.size()), OPTIONS, problems);
        String key = words.get(1);
        if (!KEY.matcher(key).matches()) {
            problems.add(MapProblem.error(line, "command", "command.key", key));
        }
        int function = named.choiceOf("fc", "6", "16").map(Integer::parseInt).orElse(0);
        List<MapCommand.Write> steps = steps(line, words.subList(2, options), function);
        Optional<DeviceCommand.Kind> kind = required(line, named, "kind", "reset")
                .flatMap(word -> Options.choice(line, "kind", word, DeviceCommand.Kind.class, problems));
        String english = name(line, named, "name.en");
        String french = name(line, named, "name.fr");
        DeviceCommand.Argument argument = argument(line, named, steps);
        boolean confirm = named.choice("confirm", Confirm.class)
                        .orElse(kind.filter(CommandParser::isHarmless).isPresent() ? Confirm.NO : Confirm.YES)
                == Confirm.YES;
        Draft.Need need = need(line, named);
        MapCommand.ReadBack readBack = readBack(line, named, argument);
        String source = new RowOptions(line, named, draft, problems).source(block.source);
        MapStatus status = named.choice("status", MapStatus.class)
                .or(() -> block.status)
                .or(() -> draft.status)
                .orElse(MapStatus.ASSUMED);
        if (problems.size() > before || kind.isEmpty()) {
            return;
        }
        Draft.Command command = new Draft.Command(
                line,
                key,
                kind.get(),
                english,
                french,
                confirm,
                argument,
                steps,
                named.text("if", block.condition),
                need,
                readBack,
                status,
                source);
        Draft.Command other = block.commands.putIfAbsent(key, command);
        if (other != null) {
            problems.add(MapProblem.error(
                    line, "command", "command.twice", key, other.line().number()));
        }
    }

    private static boolean isHarmless(DeviceCommand.Kind kind) {
        return kind == DeviceCommand.Kind.IDENTIFY || kind == DeviceCommand.Kind.ACKNOWLEDGE;
    }

    /** Words may be in quotes, or have a part in quotes; the quotes go. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().replace("\"", ""));
        }
        return words;
    }

    private List<MapCommand.Write> steps(MapLine line, List<String> words, int function) {
        List<MapCommand.Write> steps = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= words.size(); i++) {
            if (i == words.size() || words.get(i).equals("then")) {
                step(line, words.subList(from, i), function, steps);
                from = i + 1;
            }
        }
        return steps;
    }

    private void step(MapLine line, List<String> words, int function, List<MapCommand.Write> steps) {
        if (words.size() < 2) {
            problems.add(MapProblem.error(line, "command", "command.short"));
            return;
        }
        Optional<Integer> address = Options.integer(line, "address", words.get(0), 0, 65535, problems);
        List<MapCommand.Word> values = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            word(line, word).ifPresent(values::add);
        }
        if (values.size() > MOST_WORDS || values.size() > 1 && function == 6) {
            problems.add(MapProblem.error(line, "fc", "command.words", values.size(), function == 6 ? 1 : MOST_WORDS));
        }
        int used = function == 0 ? values.size() == 1 ? 6 : 16 : function;
        address.ifPresent(first -> steps.add(new MapCommand.Write(first, values, used)));
    }

    private Optional<MapCommand.Word> word(MapLine line, String text) {
        return switch (text) {
            case "{a}", "{a.lo}" -> Optional.of(new MapCommand.Word(0, 0));
            case "{a.hi}" -> Optional.of(new MapCommand.Word(0, 16));
            default ->
                Options.integer(line, "command", text, 0, 65535, problems)
                        .map(constant -> new MapCommand.Word(constant, -1));
        };
    }

    private Optional<String> required(MapLine line, Options options, String name, String example) {
        Optional<String> text = options.text(name).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            problems.add(MapProblem.error(line, name, "command.option.missing", name, example));
        }
        return text;
    }

    private String name(MapLine line, Options options, String option) {
        String text =
                required(line, options, option, "\"Reset partial energies\"").orElse("");
        if (text.length() > LONGEST_NAME) {
            problems.add(MapProblem.error(line, option, "command.name.long", LONGEST_NAME));
        }
        return text;
    }

    /** {@code argument=LOWEST..HIGHEST}, and every bit of that range must have a place in what is written. */
    private DeviceCommand.@Nullable Argument argument(MapLine line, Options options, List<MapCommand.Write> steps) {
        Optional<String> text = options.text("argument");
        List<Integer> shifts = steps.stream()
                .flatMap(step -> step.words().stream())
                .map(MapCommand.Word::shift)
                .filter(shift -> shift >= 0)
                .toList();
        if (text.isEmpty() && shifts.isEmpty()) {
            return null;
        }
        Matcher range = Pattern.compile("(-?\\d{1,10})\\.\\.(-?\\d{1,10})").matcher(text.orElse(""));
        boolean wide = shifts.contains(16);
        if (range.matches() && shifts.contains(0)) {
            long lowest = Long.parseLong(range.group(1));
            long highest = Long.parseLong(range.group(2));
            long most = wide ? 0xffff_ffffL : 0xffff;
            if (lowest <= highest && highest <= most && lowest >= -(most + 1) / 2) {
                String english = name(line, options, "argument.en");
                String french = name(line, options, "argument.fr");
                return new DeviceCommand.Argument(lowest, highest, english, french);
            }
        }
        problems.add(MapProblem.error(line, "argument", "command.argument", text.orElse("")));
        return null;
    }

    /** {@code needs=FIELD} or {@code needs=FIELD:VALUE}. */
    private Draft.@Nullable Need need(MapLine line, Options options) {
        Optional<String> text = options.text("needs");
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.get().split(":", 2);
        if (parts.length == 1) {
            return new Draft.Need(parts[0], null);
        }
        return Options.integer(line, "needs", parts[1], 0, Integer.MAX_VALUE, problems)
                .map(value -> new Draft.Need(parts[0], value.longValue()))
                .orElse(null);
    }

    /** {@code readback=ADDRESS:TYPE:VALUE}, the value a whole number as the registers hold it, or {@code {a}}. */
    private MapCommand.@Nullable ReadBack readBack(
            MapLine line, Options options, DeviceCommand.@Nullable Argument argument) {
        int within = options.integer("within", 1, 30).orElse(PATIENCE_SECONDS);
        Optional<String> text = options.text("readback");
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.get().split(":");
        boolean bit = parts.length == 4 && parts[1].equals("BIT");
        if (parts.length != 3 && !bit) {
            problems.add(MapProblem.error(line, "readback", "command.readback", text.get()));
            return null;
        }
        String value = parts[parts.length - 1];
        boolean echo = value.equals("{a}") && argument != null;
        Optional<Integer> address = Options.integer(line, "readback", parts[0], 0, 65535, problems);
        Optional<TypeWord> type = TypeWord.read(line, bit ? parts[1] + ':' + parts[2] : parts[1], problems);
        Optional<Integer> expected = echo
                ? Optional.of(0)
                : Options.integer(line, "readback", value, Integer.MIN_VALUE, Integer.MAX_VALUE, problems);
        if (address.isEmpty() || type.isEmpty() || expected.isEmpty()) {
            return null;
        }
        if (type.get().type().isText()) {
            problems.add(MapProblem.error(line, "readback", "command.readback", text.get()));
            return null;
        }
        Cell cell = new Cell(
                RegisterArea.HOLDING,
                address.get(),
                type.get().type(),
                type.get().length(),
                type.get().bit(),
                draft.order,
                Factor.ONE,
                List.of());
        return new MapCommand.ReadBack(cell, echo ? null : expected.get().longValue(), within);
    }
}
