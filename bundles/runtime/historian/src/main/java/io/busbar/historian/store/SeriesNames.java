package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ByteSource;
import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers and names of all series in a journal of their own. Checkpoints have them too; this is for the day when no checkpoint can be
 * read, so that segments still say whose samples they hold. Used by one thread at a time.
 */
final class SeriesNames implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesNames.class);
    private static final int LONGEST_NAME = 1 << 16;

    private final FileLayer layer;
    private final Path path;
    private final Set<Integer> known = new HashSet<>();
    private @Nullable Journal journal;

    SeriesNames(FileLayer layer, Path path) {
        this.layer = layer;
        this.path = path;
    }

    void load(Catalogue catalogue) throws IOException {
        journal = Journal.open(layer, path, (position, payload) -> {
            int from = payload.arrayOffset() + payload.position();
            ByteSource in = new ByteSource(payload.array(), from, from + payload.remaining());
            try {
                int id = in.getCount(Integer.MAX_VALUE);
                Resolution resolution = Resolution.of(in.get());
                catalogue.recovered(id, in.getText(in.getCount(LONGEST_NAME)), resolution);
                known.add(id);
            } catch (CorruptChunkException e) {
                LOG.error("A series name at {} cannot be read: {}", position, e.getMessage());
            }
        });
    }

    /** Writes those that are new, durably. */
    synchronized void save(Iterable<SeriesState> all) throws IOException {
        Journal target = journal;
        if (target == null) {
            throw new IOException("the names of series were not loaded");
        }
        ByteSink sink = new ByteSink(64);
        boolean written = false;
        for (SeriesState state : all) {
            if (!known.contains(state.id())) {
                byte[] text = state.name().getBytes(StandardCharsets.UTF_8);
                sink.clear();
                sink.putVarint(state.id());
                sink.put(state.resolution().ordinal());
                sink.putVarint(text.length);
                sink.put(text, 0, text.length);
                target.append(sink.toBuffer());
                known.add(state.id());
                written = true;
            }
        }
        if (written) {
            target.force();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
    }
}
