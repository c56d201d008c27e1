package io.busbar.energy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.energy.EnergyNote;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people noted of loads, in an append-only journal. Safe for use by any thread. */
final class NoteJournal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(NoteJournal.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** Most notes; each is a decision of a person. */
    static final int MOST = 10_000;

    /** A note as it is on disk. */
    record Line(
            long id,
            String load,
            EnergyNote.Kind kind,
            long from,
            long to,
            double first,
            double second,
            String note,
            String author,
            long noted) {

        static Line of(EnergyNote note) {
            return new Line(
                    note.id(),
                    note.load(),
                    note.kind(),
                    note.from().toEpochMilli(),
                    note.to().toEpochMilli(),
                    note.first(),
                    note.second(),
                    note.note(),
                    note.author(),
                    note.noted().toEpochMilli());
        }

        EnergyNote toNote() {
            return new EnergyNote(
                    id,
                    load,
                    kind,
                    Instant.ofEpochMilli(from),
                    Instant.ofEpochMilli(to),
                    first,
                    second,
                    note,
                    author,
                    Instant.ofEpochMilli(noted));
        }
    }

    private final List<EnergyNote> notes = new ArrayList<>();
    private final Journal journal;

    /** Opens the journal, made where there is none. */
    NoteJournal(FileLayer layer, Path file) throws IOException {
        journal = Journal.open(layer, file, (position, payload) -> {
            byte[] bytes = new byte[payload.remaining()];
            payload.get(bytes);
            try {
                notes.add(JSON.readValue(bytes, Line.class).toNote());
            } catch (IOException e) {
                LOG.error("The note at {} of {} cannot be read: {}", position, file, e.getMessage());
            }
        });
    }

    synchronized List<EnergyNote> of(String load) {
        return notes.stream().filter(note -> note.load().equals(load)).toList();
    }

    synchronized List<EnergyNote> all() {
        return List.copyOf(notes);
    }

    /** Keeps a note under the next number; durable when it returns. */
    synchronized EnergyNote add(EnergyNote wish, Instant now) {
        if (notes.size() >= MOST) {
            throw ProblemException.of(ProblemException.Kind.CONFLICT, "energy.notes.many", MOST);
        }
        EnergyNote note = new EnergyNote(
                notes.size() + 1L,
                wish.load(),
                wish.kind(),
                wish.from(),
                wish.to(),
                wish.first(),
                wish.second(),
                wish.note(),
                wish.author(),
                now);
        long size = journal.size();
        try {
            journal.append(ByteBuffer.wrap(JSON.writeValueAsBytes(Line.of(note))));
            journal.force();
        } catch (IOException e) {
            undo(size, e);
            throw ProblemException.of(
                    ProblemException.Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
        notes.add(note);
        return note;
    }

    private void undo(long size, IOException cause) {
        try {
            journal.rewind(size);
        } catch (IOException e) {
            cause.addSuppressed(e);
            LOG.error("The journal of notes takes nothing more until the gateway is restarted", cause);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
