package io.busbar.rest.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of the log: {@code busbar.log} and those it was before. Safe for use by any thread. */
final class LogFiles {

    private static final String NAME = "busbar(\\.\\d+)?\\.log";
    private static final String CURRENT = "busbar.log";
    /** Further lines beneath an entry are left out. */
    private static final int MOST_LINES = 200;

    private final Path folder;

    LogFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Tells the entries from the newest to the oldest, until somebody has enough of them.
     *
     * @param enough whether this entry is the last that is wanted
     * @param most how many bytes of the log are read at most
     * @return whether the beginning of the log was reached
     */
    boolean backward(Predicate<LogEntry> enough, long most) throws IOException {
        long read = 0;
        List<String> beneath = new ArrayList<>();
        for (Path file : files()) {
            try (BackwardLines lines = new BackwardLines(file)) {
                for (String line = lines.previous(); line != null; line = lines.previous()) {
                    read += line.length() + 1L;
                    Optional<LogEntry> entry = LogEntry.of(line, first(beneath));
                    if (entry.isEmpty()) {
                        beneath.add(line);
                        continue;
                    }
                    beneath.clear();
                    if (enough.test(entry.get()) || read > most) {
                        return false;
                    }
                }
            } catch (NoSuchFileException e) {
                // The oldest file goes when a new one is begun: there is nothing before it either.
                return true;
            }
        }
        return true;
    }

    /** Tells every entry from the oldest to the newest. */
    void forward(Consumer<LogEntry> each) throws IOException {
        List<Path> files = new ArrayList<>(files());
        Collections.reverse(files);
        @Nullable String head = null;
        List<String> beneath = new ArrayList<>();
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                for (String raw : (Iterable<String>) lines::iterator) {
                    // Read as bytes and told as UTF-8: a character cut in two must not end the whole.
                    String line = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                    if (LogEntry.of(line, List.of()).isEmpty()) {
                        if (beneath.size() < MOST_LINES) {
                            beneath.add(line);
                        }
                        continue;
                    }
                    if (head != null) {
                        LogEntry.of(head, beneath).ifPresent(each);
                    }
                    beneath.clear();
                    head = line;
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (NoSuchFileException gone) {
                // The oldest file goes when a new one is begun; the others are still there.
            }
        }
        if (head != null) {
            LogEntry.of(head, beneath).ifPresent(each);
        }
    }

    /** The first lines of those collected from the last to the first. */
    private static List<String> first(List<String> backward) {
        List<String> lines =
                new ArrayList<>(backward.subList(Math.max(0, backward.size() - MOST_LINES), backward.size()));
        Collections.reverse(lines);
        return lines;
    }

    /** The files from the newest to the oldest. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted(Comparator.comparing((Path file) ->
                                    !file.getFileName().toString().equals(CURRENT))
                            .thenComparing(
                                    Comparator.comparing(LogFiles::changed).reversed()))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
