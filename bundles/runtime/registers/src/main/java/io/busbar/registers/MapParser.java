package io.busbar.registers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the text of a map file into a draft. Goes on after an error, so that its author sees all of them at once. */
final class MapParser {

    /** What came of it. */
    record Parsed(Draft draft, List<MapProblem> problems) {}

    private final Draft draft;
    private final List<MapProblem> problems = new ArrayList<>();
    private final HeaderParser header;
    private final RowParser rows;
    private final CommandParser commands;
    private Draft.Block block;

    private MapParser(MapSource source) {
        this.draft = new Draft(source.file());
        this.header = new HeaderParser(draft, problems);
        this.rows = new RowParser(draft, problems);
        this.commands = new CommandParser(draft, problems);
        this.block = blockWithoutName(source.file());
    }

    static Parsed parse(MapSource source) {
        MapParser parser = new MapParser(source);
        String[] lines = source.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            parser.line(new MapLine(source.file(), i + 1), lines[i]);
        }
        if (parser.draft.id.isEmpty()) {
            parser.problems.add(MapProblem.error(parser.draft.whole(), "map", "map.missing"));
        }
        return new Parsed(parser.draft, List.copyOf(parser.problems));
    }

    private void line(MapLine line, String text) {
        String content = uncommented(text).strip();
        if (content.isEmpty()) {
            return;
        }
        List<String> words = Arrays.asList(content.split("\\s+"));
        char first = content.charAt(0);
        if (first >= '0' && first <= '9') {
            rows.parse(line, words, block);
        } else if (words.get(0).equals("block")) {
            BlockParser.parse(line, words, draft, problems).ifPresent(named -> block = named);
        } else if (words.get(0).equals("log")) {
            LogParser.parse(line, words, draft, problems).ifPresent(named -> block = named);
        } else if (words.get(0).equals("command")) {
            commands.parse(line, content, block.isForCommands() ? block : blockWithoutName(line.file()));
        } else if (words.get(0).equals("alarm")) {
            AlarmParser.parse(line, words, block, problems);
        } else if (words.get(0).equals("end")) {
            block = blockWithoutName(line.file());
        } else {
            header.parse(line, words, content.substring(words.get(0).length()).strip());
        }
    }

    private Draft.Block blockWithoutName(String file) {
        return draft.blocks.computeIfAbsent("", name -> new Draft.Block(name, new MapLine(file, 0)));
    }

    /** A line without the comment at its end, which begins with a # after white space. */
    static String uncommented(String text) {
        for (int i = text.indexOf('#'); i >= 0; i = text.indexOf('#', i + 1)) {
            if (i == 0 || Character.isWhitespace(text.charAt(i - 1))) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
