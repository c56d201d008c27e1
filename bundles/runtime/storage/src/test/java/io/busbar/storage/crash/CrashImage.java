package io.busbar.storage.crash;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Works out what a disk holds when the power goes after some operations. */
final class CrashImage {

    private static final int SECTOR = 512;

    private final Map<Integer, byte[]> contents = new HashMap<>();
    private final Map<Path, Integer> names = new TreeMap<>();
    private final Loss loss;
    private final Random random;
    private final Set<Path> brokenDirectories = new HashSet<>();

    private CrashImage(Loss loss, long seed) {
        this.loss = loss;
        this.random = new Random(seed);
    }

    static Map<Path, byte[]> of(List<Operation> operations, Loss loss, long seed) {
        CrashImage image = new CrashImage(loss, seed);
        boolean[] durable = durable(operations);
        for (int i = 0; i < operations.size(); i++) {
            image.apply(operations.get(i), durable[i]);
        }
        Map<Path, byte[]> files = new TreeMap<>();
        image.names.forEach((name, file) -> files.put(name, image.contents.getOrDefault(file, new byte[0])));
        return files;
    }

    /** An operation is durable if the file, or the directory of the name, was synchronised after it. */
    private static boolean[] durable(List<Operation> operations) {
        boolean[] durable = new boolean[operations.size()];
        Set<Integer> forced = new HashSet<>();
        Set<Path> synced = new HashSet<>();
        for (int i = operations.size() - 1; i >= 0; i--) {
            Operation operation = operations.get(i);
            if (operation instanceof Operation.Force force) {
                forced.add(force.file());
            } else if (operation instanceof Operation.SyncDirectory sync) {
                synced.add(sync.directory());
            } else if (operation instanceof Operation.Write write) {
                durable[i] = forced.contains(write.file());
            } else if (operation instanceof Operation.Truncate truncate) {
                durable[i] = forced.contains(truncate.file());
            } else if (operation instanceof Operation.Link link) {
                durable[i] = synced.contains(link.name().getParent());
            } else if (operation instanceof Operation.Rename rename) {
                durable[i] = synced.contains(rename.to().getParent())
                        && synced.contains(rename.from().getParent());
            } else if (operation instanceof Operation.Unlink unlink) {
                durable[i] = synced.contains(unlink.name().getParent());
            }
        }
        return durable;
    }

    private void apply(Operation operation, boolean durable) {
        if (operation instanceof Operation.Write write) {
            write(write, durable);
        } else if (operation instanceof Operation.Truncate truncate) {
            if (durable || keepsContent()) {
                byte[] bytes = contents.getOrDefault(truncate.file(), new byte[0]);
                contents.put(truncate.file(), Arrays.copyOf(bytes, (int) Math.min(bytes.length, truncate.size())));
            }
        } else if (operation instanceof Operation.Link link) {
            if (keepsName(link.name(), durable)) {
                names.put(link.name(), link.file());
            }
        } else if (operation instanceof Operation.Rename rename) {
            if (keepsName(rename.to(), durable)) {
                names.remove(rename.from());
                names.put(rename.to(), rename.file());
            }
        } else if (operation instanceof Operation.Unlink unlink && keepsName(unlink.name(), durable)) {
            names.remove(unlink.name());
        }
    }

    private void write(Operation.Write write, boolean durable) {
        if (durable || (loss != Loss.RANDOM && keepsContent())) {
            put(write.file(), write.position(), write.bytes(), 0, write.bytes().length);
        } else if (loss == Loss.RANDOM) {
            for (int at = 0; at < write.bytes().length; at += SECTOR) {
                if (random.nextInt(3) > 0) {
                    put(write.file(), write.position(), write.bytes(), at, Math.min(write.bytes().length, at + SECTOR));
                }
            }
        }
    }

    private void put(int file, long position, byte[] bytes, int from, int to) {
        byte[] old = contents.getOrDefault(file, new byte[0]);
        byte[] grown = Arrays.copyOf(old, Math.max(old.length, (int) position + to));
        System.arraycopy(bytes, from, grown, (int) position + from, to - from);
        contents.put(file, grown);
    }

    private boolean keepsContent() {
        return loss == Loss.NOTHING || loss == Loss.NAMES || (loss == Loss.RANDOM && random.nextBoolean());
    }

    /** Names of one directory are lost from some operation on: file systems keep their order. */
    private boolean keepsName(Path name, boolean durable) {
        if (durable) {
            return true;
        }
        boolean keeps =
                switch (loss) {
                    case NOTHING, CONTENTS -> true;
                    case EVERYTHING, NAMES -> false;
                    case RANDOM -> !brokenDirectories.contains(name.getParent()) && random.nextInt(3) > 0;
                };
        if (!keeps) {
            brokenDirectories.add(name.getParent());
        }
        return keeps;
    }
}
