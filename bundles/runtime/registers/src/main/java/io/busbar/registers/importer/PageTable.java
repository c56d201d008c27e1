package io.busbar.registers.importer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A communication table as a manufacturer publishes it on a page, in either of its two layouts: blocks with a line about each, or
 * headings with a line about functions.
 *
 * @param title what the page says it is about
 * @param rows the registers that can be read, in the order of the page
 */
record PageTable(String title, List<Row> rows) {

    /**
     * A row of the table.
     *
     * @param section the headings above it, from the outermost, with {@code /} between them
     * @param blockStart first register of its block, its own where the page knows no blocks
     * @param blockLength registers of the block, 0 where the page knows no blocks
     * @param description what the page calls it, without the enumeration of its codes
     * @param scale what the raw number is multiplied with
     * @param unit as the page names it; empty for none
     */
    record Row(
            String section,
            int blockStart,
            int blockLength,
            int address,
            int words,
            String description,
            BigDecimal scale,
            String unit,
            String type) {}

    private static final Pattern POWER = Pattern.compile("(\\S*?) ?(?:(\\d+)\\^(-?\\d+)|10)$");
    private static final Pattern DIVIDED = Pattern.compile("(\\S*) ?/ ?([0-9.]+(?:[eE]-?\\d+)?)$");
    private static final int LONGEST_TEXT = 125;

    /** The table of a page; empty rows if it is no such page. */
    static PageTable of(String page) {
        return new Reader().read(HtmlText.of(page));
    }

    private static final class Reader {
        private final List<Row> rows = new ArrayList<>();
        private final List<String> headings = new ArrayList<>();
        private String title = "";
        private boolean aboutBlock;
        private boolean readable = true;
        private int blockStart = -1;
        private int blockLength;

        PageTable read(List<HtmlText.Piece> pieces) {
            for (HtmlText.Piece piece : pieces) {
                switch (piece.kind()) {
                    case HEADING -> heading(piece);
                    case LINE -> line(piece.text());
                    case ROW -> row(piece.cells());
                }
            }
            return new PageTable(title, List.copyOf(rows));
        }

        private void heading(HtmlText.Piece piece) {
            if (title.isEmpty() && !piece.text().equalsIgnoreCase("MODBUS TABLES")) {
                title = piece.text();
            }
            while (headings.size() >= piece.level()) {
                headings.remove(headings.size() - 1);
            }
            while (headings.size() < piece.level() - 1) {
                headings.add("");
            }
            headings.add(piece.text().replace(" > ", " / "));
            blockStart = -1;
            blockLength = 0;
            readable = true;
        }

        private void line(String text) {
            if (title.isEmpty() && text.toUpperCase(Locale.ROOT).startsWith("MODBUS TABLES OF")) {
                title = text;
            }
            if (text.toLowerCase(Locale.ROOT).startsWith("functions:")) {
                readable = text.toLowerCase(Locale.ROOT).contains("read");
            }
        }

        private void row(List<String> cells) {
            String first = cells.get(0).toLowerCase(Locale.ROOT);
            if (first.startsWith("dec start address")) {
                aboutBlock = true;
            } else if (first.startsWith("dec address") || first.startsWith("address")) {
                aboutBlock = false;
            } else if (first.matches("\\d{1,5}")) {
                if (aboutBlock) {
                    block(cells);
                } else if (readable) {
                    register(cells).ifPresent(rows::add);
                }
            }
        }

        private void block(List<String> cells) {
            int hex = cells.size() > 1 && cells.get(1).startsWith("0x") ? 1 : 0;
            blockStart = Integer.parseInt(cells.get(0));
            blockLength = cells.size() > 2 + hex ? number(cells.get(2 + hex)) : 0;
            readable = cells.size() <= 4 + hex || cells.get(4 + hex).contains("READ");
        }

        private Optional<Row> register(List<String> cells) {
            int hex = cells.size() > 1 && cells.get(1).startsWith("0x") ? 1 : 0;
            if (cells.size() < 5 + hex) {
                return Optional.empty();
            }
            int address = Integer.parseInt(cells.get(0));
            int words = number(cells.get(1 + hex));
            String description = cells.get(2 + hex).split("\n", 2)[0].strip();
            String type = cells.get(4 + hex).strip();
            boolean usable = address < 65536 && words > 0 && words <= LONGEST_TEXT && !type.equals("-");
            if (!usable || description.toLowerCase(Locale.ROOT).startsWith("reserved")) {
                return Optional.empty();
            }
            Scaled scaled = scaled(cells.get(3 + hex).strip());
            int start = blockLength == 0 ? address : blockStart;
            return Optional.of(new Row(
                    String.join(
                            " / ",
                            headings.stream()
                                    .filter(heading -> !heading.isEmpty())
                                    .toList()),
                    start,
                    blockLength,
                    address,
                    words,
                    description,
                    scaled.scale(),
                    scaled.unit(),
                    type));
        }

        private static int number(String text) {
            return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        }
    }

    private record Scaled(BigDecimal scale, String unit) {}

    /** {@code V / 100}, {@code W / 0.1}, {@code V 10^-2}, {@code W 10}, {@code mA}. */
    private static Scaled scaled(String cell) {
        Matcher divided = DIVIDED.matcher(cell);
        if (divided.matches()) {
            BigDecimal by = new BigDecimal(divided.group(2));
            BigDecimal scale = by.signum() == 0
                    ? BigDecimal.ONE
                    : BigDecimal.ONE.divide(by, new MathContext(12)).stripTrailingZeros();
            return new Scaled(scale, unit(divided.group(1)));
        }
        Matcher power = POWER.matcher(cell);
        if (power.matches() && !cell.isEmpty()) {
            int exponent = power.group(3) == null ? 1 : Integer.parseInt(power.group(3));
            return new Scaled(BigDecimal.ONE.scaleByPowerOfTen(exponent), unit(power.group(1)));
        }
        return new Scaled(BigDecimal.ONE, unit(cell));
    }

    private static String unit(String text) {
        return text.equals("-") ? "" : text;
    }
}
