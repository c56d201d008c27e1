package io.busbar.registers.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a web page says, in its order: headings, lines of text, and rows of tables. Knows nothing of layout. */
final class HtmlText {

    /** What a piece of the page is. */
    enum Kind {
        HEADING,
        LINE,
        ROW
    }

    /**
     * A piece of the page.
     *
     * @param level of a heading, 1 to 6; else 0
     * @param cells of a row; of anything else its only text
     */
    record Piece(Kind kind, int level, List<String> cells) {
        String text() {
            return String.join(" ", cells);
        }
    }

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>");
    private static final Pattern INVISIBLE =
            Pattern.compile("(?is)<(style|script)\\b.*?</\\1\\s*>|<!--.*?-->|<!doctype[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#x?)?([0-9a-zA-Z]+);");
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("deg", "°"),
            Map.entry("sup2", "²"),
            Map.entry("sup3", "³"),
            Map.entry("minus", "-"));
    private static final String POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<String> row = List.of();
    private boolean inRow;
    private boolean inCell;

    private HtmlText() {}

    /** The pieces of a page; a multipart header before it is left out. */
    static List<Piece> of(String page) {
        int begin = page.indexOf('<');
        HtmlText reader = new HtmlText();
        reader.read(INVISIBLE.matcher(begin < 0 ? page : page.substring(begin)).replaceAll(" "));
        return List.copyOf(reader.pieces);
    }

    private void read(String page) {
        Matcher tag = TAG.matcher(page);
        int from = 0;
        while (tag.find()) {
            text.append(page, from, tag.start());
            from = tag.end();
            tag(tag.group(2).toLowerCase(Locale.ROOT), !tag.group(1).isEmpty());
        }
        text.append(page.substring(from));
        line();
    }

    private void tag(String name, boolean end) {
        switch (name) {
            case "tr" -> {
                line();
                if (end && inRow && row.stream().anyMatch(cell -> !cell.isEmpty())) {
                    pieces.add(new Piece(Kind.ROW, 0, List.copyOf(row)));
                }
                inRow = !end;
                row = new ArrayList<>();
            }
            case "td", "th" -> cell(end);
            case "br" -> text.append('\n');
            case "sup" -> text.append(end ? ' ' : '^');
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                String heading = taken();
                if (end && !heading.isEmpty()) {
                    pieces.add(new Piece(Kind.HEADING, name.charAt(1) - '0', List.of(heading)));
                } else if (!heading.isEmpty()) {
                    pieces.add(new Piece(Kind.LINE, 0, List.of(heading)));
                }
            }
            case "p", "div", "li", "table", "title" -> {
                if (!inCell) {
                    line();
                }
            }
            default -> {
                // Everything else only changes how the text looks.
            }
        }
    }

    private void cell(boolean end) {
        String found = taken();
        if (inCell && inRow) {
            row.add(found);
        }
        inCell = !end;
    }

    private void line() {
        String line = taken();
        if (!line.isEmpty()) {
            pieces.add(new Piece(Kind.LINE, 0, List.of(line)));
        }
    }

    /** The text since the last piece; lines within stay, other white space does not. */
    private String taken() {
        String plain = powers(entities(text.toString()));
        text.setLength(0);
        return plain.replace('\u00a0', ' ')
                .replaceAll("[ \\t\\r\\x0B\\f]+", " ")
                .replaceAll(" ?\\n[\\s]*", "\n")
                .strip();
    }

    private static String entities(String text) {
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group(2))));
    }

    private static String character(@Nullable String number, String name) {
        if (number == null) {
            return NAMED.getOrDefault(name, " ");
        }
        try {
            return Character.toString(Integer.parseInt(name, number.endsWith("x") ? 16 : 10));
        } catch (IllegalArgumentException noCharacter) {
            return " ";
        }
    }

    /** {@code 10⁻²} as {@code 10^-2}. */
    private static String powers(String text) {
        StringBuilder plain = new StringBuilder();
        boolean power = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = POWERS.indexOf(c);
            if ((digit >= 0 || c == '⁻') && !power) {
                plain.append('^');
            }
            power = digit >= 0 || c == '⁻';
            plain.append(digit >= 0 ? (char) ('0' + digit) : c == '⁻' ? '-' : c);
        }
        return plain.toString();
    }
}
