package io.busbar.historian.store;

import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a month. A table of some generation holds everything that files of lower generations held.
 *
 * @param month the month
 * @param generation number of the file among those of its month
 * @param isTable whether it is a closed table, else a growing segment
 */
record MonthFile(Path path, YearMonth month, int generation, boolean isTable) {

    static final String SEGMENT = ".seg";
    static final String TABLE = ".tab";

    private static final Pattern NAME = Pattern.compile("([+-]?\\d{4,9}-\\d\\d)\\.(\\d{1,9})(\\.seg|\\.tab)");

    static String name(YearMonth month, int generation, String suffix) {
        return month + "." + generation + suffix;
    }

    /** What a path says; empty where it is none of a month. */
    static Optional<MonthFile> parse(Path path) {
        Matcher matcher = NAME.matcher(path.getFileName().toString());
        return matcher.matches()
                ? Optional.of(new MonthFile(
                        path,
                        YearMonth.parse(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3).equals(TABLE)))
                : Optional.empty();
    }

    /** The files of a folder, by month and generation. */
    static List<MonthFile> list(FileLayer layer, Path folder) throws IOException {
        List<MonthFile> files = new ArrayList<>();
        for (Path path : layer.list(folder)) {
            parse(path).ifPresent(files::add);
        }
        files.sort(Comparator.comparing(MonthFile::month).thenComparingInt(MonthFile::generation));
        return files;
    }
}
