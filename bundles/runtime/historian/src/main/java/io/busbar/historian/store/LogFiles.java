package io.busbar.historian.store;

import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of the log folder by their numbers: {@code <n>.wal} and {@code <n>.checkpoint}. */
final class LogFiles {

    static final String LOG = ".wal";

    private final FileLayer layer;
    private final DurableFiles files;
    private final Path directory;

    LogFiles(FileLayer layer, Path directory) {
        this.layer = layer;
        this.files = new DurableFiles(layer);
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path log(long number) {
        return directory.resolve(number + LOG);
    }

    List<Long> logs() throws IOException {
        return numbers(LOG);
    }

    /** Numbers of the checkpoints, newest first. */
    List<Long> checkpoints() throws IOException {
        List<Long> numbers = new ArrayList<>(numbers(Checkpoint.SUFFIX));
        Collections.reverse(numbers);
        return numbers;
    }

    @Nullable
    Checkpoint read(long number) throws IOException {
        return Checkpoint.read(layer, directory.resolve(number + Checkpoint.SUFFIX));
    }

    Path quarantineCheckpoint(long number) throws IOException {
        return files.quarantine(directory.resolve(number + Checkpoint.SUFFIX));
    }

    /** Deletes what a checkpoint has made needless: first older checkpoints, so that none is ever without its logs. */
    void deleteBefore(long number) throws IOException {
        for (String suffix : List.of(Checkpoint.SUFFIX, LOG)) {
            boolean deleted = false;
            for (long old : numbers(suffix)) {
                if (old < number) {
                    layer.delete(directory.resolve(old + suffix));
                    deleted = true;
                }
            }
            if (deleted) {
                layer.syncDirectory(directory);
            }
        }
    }

    /** Makes the directory and removes what was not finished. */
    void prepare() throws IOException {
        files.createDirectories(directory);
        for (Path path : layer.list(directory)) {
            if (path.toString().endsWith(".tmp")) {
                layer.delete(path);
            }
        }
    }

    private List<Long> numbers(String suffix) throws IOException {
        TreeMap<Long, Path> found = new TreeMap<>();
        for (Path path : layer.list(directory)) {
            String name = path.getFileName().toString();
            String stem = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
            if (!stem.isEmpty() && stem.length() < 18 && stem.chars().allMatch(c -> c >= '0' && c <= '9')) {
                found.put(Long.parseLong(stem), path);
            }
        }
        return List.copyOf(found.keySet());
    }
}
