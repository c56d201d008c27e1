package io.busbar.registers;

import io.busbar.driver.MapStatus;
import io.busbar.driver.Points;
import io.busbar.driver.PollTier;
import io.busbar.driver.Product;
import io.busbar.driver.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a map file whose rows are {@code TAG SCALE UNIT QUANTITY [options]} instead of registers. */
final class TagMapParser {

    private static final String DIRECTIVES = "map product family status source connection timeout block";
    private static final Set<String> BLOCK_OPTIONS = Set.of("load");
    private static final Set<String> ROW_OPTIONS = Set.of("load", "tier", "add", "range");
    private static final int LONGEST_TIMEOUT_MS = 60_000;

    private final String file;
    private final List<MapProblem> problems;
    private final Map<String, String> header = new HashMap<>();
    private final Map<String, MapLine> points = new HashMap<>();
    private final List<TagMap.Row> rows = new ArrayList<>();
    private int timeoutMs = 5000;
    private MapStatus status = MapStatus.ASSUMED;
    private PollTier tier = PollTier.LIVE;
    private String load = Points.NO_LOAD;

    TagMapParser(String file, List<MapProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The map, as far as it could be understood; empty without a product or a connection. */
    Optional<TagMap> parse(String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String content = MapParser.uncommented(lines[i]).strip();
            if (!content.isEmpty()) {
                line(new MapLine(file, i + 1), content);
            }
        }
        MapLine whole = new MapLine(file, 0);
        for (String needed : List.of("map", "product", "connection")) {
            if (!header.containsKey(needed)) {
                problems.add(MapProblem.error(whole, needed, "tags.missing", needed));
            }
        }
        if (rows.isEmpty()) {
            problems.add(MapProblem.error(whole, "", "map.empty"));
        }
        if (problems.stream().anyMatch(MapProblem::isError)) {
            return Optional.empty();
        }
        return Optional.of(new TagMap(
                header.getOrDefault("map", ""),
                product(),
                header.getOrDefault("connection", ""),
                Duration.ofMillis(timeoutMs),
                rows));
    }

    private void line(MapLine line, String content) {
        List<String> words = Arrays.asList(content.split("\\s+"));
        String first = words.get(0);
        String rest = content.substring(first.length()).strip();
        if (!Arrays.asList(DIRECTIVES.split(" ")).contains(first)) {
            row(line, words);
        } else if (rest.isEmpty()) {
            problems.add(MapProblem.error(line, first, "directive.empty", first));
        } else if (first.equals("block")) {
            block(line, words);
        } else if (first.equals("timeout")) {
            Options.integer(line, first, rest, 100, LONGEST_TIMEOUT_MS, problems)
                    .ifPresent(millis -> timeoutMs = millis);
        } else if (first.equals("status")) {
            Options.choice(line, first, rest, MapStatus.class, problems).ifPresent(known -> status = known);
        } else if (header.putIfAbsent(first, rest) != null) {
            problems.add(MapProblem.error(line, first, "option.twice", first));
        }
    }

    /** {@code block NAME TIER [load=1]}. */
    private void block(MapLine line, List<String> words) {
        if (words.size() < 3) {
            problems.add(MapProblem.error(line, "block", "tags.block"));
            return;
        }
        Options options = new Options(line, words.subList(3, words.size()), BLOCK_OPTIONS, problems);
        Options.choice(line, "tier", words.get(2), PollTier.class, problems).ifPresent(named -> tier = named);
        load = options.text("load", Points.NO_LOAD);
    }

    private void row(MapLine line, List<String> words) {
        if (words.size() < 4) {
            problems.add(MapProblem.error(line, "", "tags.row", DIRECTIVES));
            return;
        }
        int before = problems.size();
        Options options = new Options(line, words.subList(4, words.size()), ROW_OPTIONS, problems);
        Optional<BigDecimal> scale = Options.scale(line, words.get(1), problems);
        Optional<UnitFactors.Named> unit = UnitFactors.named(words.get(2));
        if (unit.isEmpty()) {
            problems.add(MapProblem.error(line, "unit", "unit.unknown", words.get(2), UnitFactors.all()));
        } else {
            RowParser.checkUnit(line, words.get(3), unit.get().unit(), problems);
        }
        RowOptions extras = new RowOptions(line, options, new Draft(file), problems);
        double added = extras.added();
        MapRow.Range range = extras.range();
        PollTier rowTier = options.choice("tier", PollTier.class).orElse(tier);
        String rowLoad = options.text("load", load);
        Optional<Quantity> quantity = Quantity.find(words.get(3));
        if (problems.size() > before || scale.isEmpty() || unit.isEmpty() || quantity.isEmpty()) {
            return;
        }
        MapLine other = points.putIfAbsent(rowLoad + '/' + quantity.get().key(), line);
        if (other != null) {
            problems.add(MapProblem.error(
                    line, "quantity", "quantity.twice", quantity.get().key(), other.number()));
            return;
        }
        Factor factor = Factor.of(scale.get().multiply(unit.get().factor())).plus(added);
        rows.add(new TagMap.Row(line, words.get(0), factor, rowLoad, quantity.get(), rowTier, range));
    }

    private Product product() {
        List<String> keys = rows.stream().map(row -> row.quantity().key()).toList();
        long loads = rows.stream()
                .map(TagMap.Row::load)
                .filter(key -> !key.equals(Points.NO_LOAD))
                .distinct()
                .count();
        return new Product(
                header.getOrDefault("product", ""),
                header.getOrDefault("family", "PLC4X"),
                (int) loads,
                Abilities.phasesOfKeys(keys),
                Abilities.ofKeys(keys),
                status,
                header.getOrDefault("source", file));
    }
}
