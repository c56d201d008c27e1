package io.busbar.registers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code probe diris a10 order=400 tables=100-199}: the beginning of a name, and what else must be so. */
final class ProbeParser {

    private static final Set<String> OPTIONS = Set.of("mark", "order", "product-id", "tables", "answers");

    private final MapLine line;
    private final List<MapProblem> problems;
    private final Options options;

    private ProbeParser(MapLine line, List<String> options, List<MapProblem> problems) {
        this.line = line;
        this.problems = problems;
        this.options = new Options(line, options, OPTIONS, problems);
    }

    static Optional<MapProbe> parse(MapLine line, List<String> words, List<MapProblem> problems) {
        int before = problems.size();
        List<String> said = words.subList(1, words.size());
        int names = 0;
        while (names < said.size() && said.get(names).indexOf('=') < 0) {
            names++;
        }
        String prefix = String.join(" ", said.subList(0, names)).toLowerCase(Locale.ROOT);
        MapProbe probe = new ProbeParser(line, said.subList(names, said.size()), problems).probe(prefix);
        if (problems.size() == before && !probe.saysSomething()) {
            problems.add(MapProblem.error(line, "probe", "probe.empty"));
        }
        return problems.size() == before ? Optional.of(probe) : Optional.empty();
    }

    private MapProbe probe(String prefix) {
        int least = 0;
        int most = MapProbe.ANY_TABLE;
        String tables = options.text("tables", "");
        if (!tables.isEmpty()) {
            String[] ends = tables.split("-", -1);
            least = version(ends[0]);
            most = version(ends[ends.length - 1]);
            if (ends.length > 2 || least > most) {
                problems.add(MapProblem.error(line, "tables", "probe.tables", tables));
            }
        }
        return new MapProbe(
                prefix,
                options.text("mark", ""),
                options.integer("order", 1, 65_535).orElse(0),
                options.integer("product-id", 1, 65_535).orElse(0),
                least,
                most,
                options.integer("answers", 0, 65_535).orElse(-1));
    }

    private int version(String text) {
        return Options.integer(line, "tables", text, 0, MapProbe.ANY_TABLE, problems)
                .orElse(0);
    }
}
