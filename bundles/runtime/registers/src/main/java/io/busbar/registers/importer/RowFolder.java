package io.busbar.registers.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds rows that one line with braces can stand for, so that a map stays short enough to be read. */
final class RowFolder {

    /** Rows of one line: their common key pattern, the first row, the distance between them, and how many there are. */
    private record Run(TableRow first, int step, int count, String pattern) {
        int end() {
            return first.address() + step * count;
        }
    }

    private RowFolder() {}

    /** The columns of each line that stands for these rows. */
    static List<List<String>> fold(List<TableRow> table) {
        // Values and the times that stand between them fold only apart from each other.
        List<TableRow> rows = new ArrayList<>(table);
        rows.sort(Comparator.comparing((TableRow row) -> row.key().startsWith("date."))
                .thenComparingInt(TableRow::address));
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < rows.size()) {
            int to = runEnd(rows, i);
            runs.add(run(rows.subList(i, to)));
            i = to;
        }
        return foldRuns(runs).stream()
                .map(run -> run.first()
                        .withKey(run.pattern())
                        .columns(run.count() == 1 ? run.first().words() : run.step()))
                .toList();
    }

    private static int runEnd(List<TableRow> rows, int from) {
        int to = from + 1;
        int part = -1;
        int step = 0;
        while (to < rows.size() && rows.get(from).resembles(rows.get(to))) {
            int differs = difference(rows.get(to - 1).key(), rows.get(to).key());
            int distance = rows.get(to).address() - rows.get(to - 1).address();
            boolean continues = to == from + 1 || differs == part && distance == step;
            boolean fields = rows.get(to).key().startsWith("@") && differs == 0;
            if (differs < 0 || fields || !continues || distance < rows.get(from).words()) {
                break;
            }
            part = differs;
            step = distance;
            to++;
        }
        return to;
    }

    private static Run run(List<TableRow> rows) {
        TableRow first = rows.get(0);
        if (rows.size() == 1) {
            return new Run(first, first.words(), 1, first.key());
        }
        int part = difference(first.key(), rows.get(1).key());
        List<String> values =
                rows.stream().map(row -> row.key().split("\\.")[part]).toList();
        return new Run(first, rows.get(1).address() - first.address(), rows.size(), braced(first.key(), part, values));
    }

    /** Runs of equal shape that follow each other and differ in one more part: harmonic ranks, tariffs. */
    private static List<Run> foldRuns(List<Run> runs) {
        List<Run> folded = new ArrayList<>();
        int i = 0;
        while (i < runs.size()) {
            Run first = runs.get(i);
            int to = i + 1;
            int part = -1;
            while (to < runs.size() && follows(runs.get(to - 1), runs.get(to))) {
                int differs =
                        difference(runs.get(to - 1).pattern(), runs.get(to).pattern());
                if (differs < 0 || part >= 0 && differs != part) {
                    break;
                }
                part = differs;
                to++;
            }
            if (to > i + 1 && comesLater(first.pattern(), part)) {
                int at = part;
                List<String> values = runs.subList(i, to).stream()
                        .map(run -> run.pattern().split("\\.")[at])
                        .toList();
                folded.add(new Run(
                        first.first(), first.step(), first.count() * (to - i), braced(first.pattern(), at, values)));
                i = to;
            } else {
                folded.add(first);
                i++;
            }
        }
        return folded;
    }

    private static boolean follows(Run before, Run after) {
        return before.count() > 1
                && before.count() == after.count()
                && before.step() == after.step()
                && before.end() == after.first().address()
                && before.first().resembles(after.first());
    }

    /** The first brace runs fastest, so a further one must stand behind it. */
    private static boolean comesLater(String pattern, int part) {
        String[] parts = pattern.split("\\.");
        for (int i = 0; i < part; i++) {
            if (parts[i].startsWith("{")) {
                return true;
            }
        }
        return false;
    }

    /** The only part in which two keys differ, or -1. */
    private static int difference(String key, String other) {
        String[] parts = key.split("\\.");
        String[] others = other.split("\\.");
        if (parts.length != others.length) {
            return -1;
        }
        int differs = -1;
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].equals(others[i])) {
                if (differs >= 0) {
                    return -1;
                }
                differs = i;
            }
        }
        return differs;
    }

    private static String braced(String key, int part, List<String> values) {
        String[] parts = key.split("\\.");
        parts[part] = Ranges.braced(values);
        return String.join(".", parts);
    }
}
