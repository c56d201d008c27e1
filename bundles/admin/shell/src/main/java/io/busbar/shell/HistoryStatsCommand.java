package io.busbar.shell;

import io.busbar.gateway.history.HistoryMaintenance;
import io.busbar.gateway.history.HistoryMaintenance.Use;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows what the history takes on the disk. */
@Service
@Command(
        scope = "busbar",
        name = "history-stats",
        description = "Shows what the history takes on the disk, by point or by month",
        detailedDescription = "Example: busbar:history-stats i35-102/ ; busbar:history-stats --months")
public final class HistoryStatsCommand extends BusbarCommand {

    @Argument(name = "points", multiValued = true, description = "Beginning of the ids of points; all if not given")
    @Completion(PointCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--months", description = "Sums by month instead of by point")
    private boolean months;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        String prefix = argument();
        List<Use> uses = services.need(HistoryMaintenance.class).use().stream()
                .filter(use -> use.point().startsWith(prefix))
                .toList();
        if (out.isJson()) {
            out.json(uses.stream().map(HistoryStatsCommand::json).toList());
        } else if (months) {
            printMonths(uses, out);
        } else {
            printPoints(uses, out);
        }
    }

    private static void printPoints(List<Use> uses, Output out) {
        Words words = out.words();
        Measures measures = new Measures(words);
        TextTable table = new TextTable(
                words.say("column.point"),
                ">" + words.say("column.samples"),
                ">" + words.say("column.bytes"),
                ">" + words.say("column.bytes.sample"));
        for (Use use : uses) {
            table.row(
                    use.point(),
                    Long.toString(use.samples()),
                    measures.bytes(use.bytes()),
                    use.samples() == 0 ? "" : measures.number((double) use.bytes() / use.samples()));
        }
        out.table(table);
        sum(uses, out);
    }

    private static void printMonths(List<Use> uses, Output out) {
        Words words = out.words();
        Measures measures = new Measures(words);
        Map<YearMonth, Long> bytes = new TreeMap<>();
        uses.forEach(use -> use.bytesByMonth().forEach((month, size) -> bytes.merge(month, size, Long::sum)));
        TextTable table = new TextTable(words.say("column.month"), ">" + words.say("column.bytes"));
        bytes.forEach((month, size) -> table.row(month.toString(), measures.bytes(size)));
        out.table(table);
        sum(uses, out);
    }

    private static void sum(List<Use> uses, Output out) {
        out.say(
                "stats.sum",
                uses.size(),
                uses.stream().mapToLong(Use::samples).sum(),
                new Measures(out.words())
                        .bytes(uses.stream().mapToLong(Use::bytes).sum()));
    }

    private static Map<String, Object> json(Use use) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("point", use.point());
        json.put("samples", use.samples());
        json.put("bytes", use.bytes());
        Map<String, Long> byMonth = new TreeMap<>();
        use.bytesByMonth().forEach((month, size) -> byMonth.put(month.toString(), size));
        json.put("bytesByMonth", byMonth);
        return json;
    }
}
