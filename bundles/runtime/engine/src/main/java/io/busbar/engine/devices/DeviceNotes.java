package io.busbar.engine.devices;

import io.busbar.driver.DeviceMemory;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.storage.documents.DocumentFolder;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What drivers have noted about their devices. Notes change with every poll of a log, so they are written a few devices at a time, by
 * whoever calls {@link #write}, and not when they are made. Safe for use by any thread.
 */
final class DeviceNotes {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceNotes.class);
    private static final int LONGEST_KEY = 100;

    /** How the notes of a device are kept. */
    record Document(String id, Map<String, Long> notes) {}

    static final DocumentFolder.Type<Document> DOCUMENTS = new DocumentFolder.Type<>(
            "device-notes", 1, Document.class, Document::id, document -> Optional.ofNullable(fault(document)));

    /** The notes of one device. */
    private static final class Notes implements DeviceMemory {

        private final Map<String, Long> values;
        private boolean changed;
        private boolean full;

        Notes(Map<String, Long> values) {
            this.values = new HashMap<>(values);
        }

        @Override
        public synchronized OptionalLong recall(String key) {
            Long value = values.get(key);
            return value == null ? OptionalLong.empty() : OptionalLong.of(value);
        }

        @Override
        public synchronized void note(String key, long value) {
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                throw new IllegalArgumentException(
                        "A note's key has 1 to " + LONGEST_KEY + " characters, not \"" + key + '"');
            }
            if (values.size() >= MOST_NOTES && !values.containsKey(key)) {
                if (!full) {
                    full = true;
                    LOG.warn(
                            "A driver has noted {} numbers of a device, which is the limit; {} is not kept",
                            MOST_NOTES,
                            key);
                }
                return;
            }
            Long before = values.put(key, value);
            changed = changed || before == null || before != value;
        }

        @Override
        public synchronized void forget(String key) {
            changed = values.remove(key) != null || changed;
        }

        synchronized void clear() {
            changed = changed || !values.isEmpty();
            values.clear();
        }

        /** What is to be written; empty if it is on disk already. */
        synchronized Optional<Map<String, Long>> take() {
            boolean wanted = changed;
            changed = false;
            return wanted ? Optional.of(new TreeMap<>(values)) : Optional.empty();
        }

        synchronized void putBack() {
            changed = true;
        }
    }

    private final DocumentFolder<Document> documents;
    private final Map<String, Notes> devices = new ConcurrentHashMap<>();
    private final Object disk = new Object();

    /** The notes in this store. */
    DeviceNotes(SiteStore store) {
        this.documents = store.folder(DOCUMENTS);
        try {
            documents.load().forEach(document -> devices.put(document.id(), new Notes(document.notes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The memory of a device, empty if it is new. */
    DeviceMemory of(String device) {
        return devices.computeIfAbsent(device, id -> new Notes(Map.of()));
    }

    /** Another device stands where this one stood: what is known is not about it. */
    void clear(String device) {
        Notes notes = devices.get(device);
        if (notes != null) {
            notes.clear();
        }
    }

    /** Forgets a device that has been removed; whoever still holds its memory notes in vain. */
    void remove(String device) {
        synchronized (disk) {
            devices.remove(device);
            documents.delete(device);
        }
    }

    /** Writes the notes of at most so many devices whose notes have changed. A disk that takes nothing now is asked again next time. */
    void write(int most) {
        synchronized (disk) {
            int written = 0;
            for (Map.Entry<String, Notes> device : devices.entrySet()) {
                Optional<Map<String, Long>> changed = device.getValue().take();
                if (changed.isEmpty()) {
                    continue;
                }
                try {
                    documents.put(new Document(device.getKey(), changed.get()));
                } catch (ProblemException e) {
                    device.getValue().putBack();
                    LOG.warn("The notes of {} could not be written; tried again later", device.getKey());
                    return;
                }
                if (++written == most) {
                    return;
                }
            }
        }
    }

    private static @Nullable String fault(Document document) {
        boolean fits = document.notes().size() <= DeviceMemory.MOST_NOTES
                && document.notes().values().stream().allMatch(Objects::nonNull);
        return fits ? null : "it has too many notes, or one without a number";
    }
}
