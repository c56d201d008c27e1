package io.busbar.security.audit;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditVerdict;
import io.busbar.security.keys.InstallationKey;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import io.busbar.storage.JournalFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Appends to the trail; used by one thread at a time. */
final class TrailWriter {

    private static final String CUT = "audit.cut";

    private final FileLayer layer;
    private final Path directory;
    private final JournalFiles files;
    private final Head head;
    private final Seals seals;
    private final Clock wall;
    private final LongSupplier nanoTime;
    private final TrailLimits limits;
    private final String boot = UUID.randomUUID().toString();

    private Journal journal;
    private long sequence;
    private byte[] hash = Chain.NOTHING_BEFORE;
    private int unsealed;
    private long unsealedSince;
    private @Nullable String lastSealNames;
    private TrailExaminer.Beginning beginning = new TrailExaminer.Beginning(1, Chain.NOTHING_BEFORE, null);

    TrailWriter(InstallationKey key, FileLayer layer, Clock wall, LongSupplier nanoTime, TrailLimits limits)
            throws IOException {
        this.layer = layer;
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.limits = limits;
        directory = key.directory().resolve("audit");
        DurableFiles durable = new DurableFiles(layer);
        files = new JournalFiles(layer, directory, "trail-");
        head = new Head(durable, directory, key.derive("audit head"));
        seals = new Seals(durable, directory);
        journal = open();
        if (sequence == 0) {
            append(AuditEvent.done(Actor.GATEWAY, "audit.begun", "").with(AuditTrail.KEY, seals.publicKey()));
        } else if (lastSealNames != null) {
            seals.resume(lastSealNames);
        }
        if (journal.recovery().isDamaged()) {
            append(AuditEvent.failed(Actor.GATEWAY, "audit.damaged", "")
                    .with("bytes", Long.toString(journal.recovery().damaged())));
        }
    }

    JournalFiles files() {
        return files;
    }

    void append(AuditEvent event) throws IOException {
        if (journal.size() >= limits.fileBytes()) {
            seal();
            rollOver();
        }
        put(event);
        if (unsealed >= limits.sealEvery()) {
            seal();
        }
    }

    void sealIfDue(boolean now) throws IOException {
        boolean due = nanoTime.getAsLong() - unsealedSince >= limits.sealAfter().toNanos();
        if (unsealed > 0 && (now || due)) {
            seal();
        }
    }

    AuditVerdict examine() throws IOException {
        return new TrailExaminer(files, head).examine(beginning);
    }

    void close() throws IOException {
        journal.close();
    }

    private void put(AuditEvent event) throws IOException {
        Chain.Link link = Chain.link(sequence + 1, hash, wall.instant(), boot, nanoTime.getAsLong(), event);
        write(link.payload());
        head.move(link.sequence(), link.hash());
        sequence = link.sequence();
        hash = link.hash();
        if (unsealed++ == 0) {
            unsealedSince = nanoTime.getAsLong();
        }
    }

    private void seal() throws IOException {
        if (unsealed > 0) {
            seals.seal(sequence, hash, wall.instant(), this::write);
            unsealed = 0;
        }
    }

    private void write(ByteBuffer payload) throws IOException {
        long size = journal.size();
        try {
            journal.append(payload);
        } catch (IOException e) {
            reopen();
            throw e;
        }
        try {
            journal.force();
        } catch (IOException e) {
            // What the disk holds is unknown: the record counts as not written, and the file is looked at anew.
            reopen();
            if (journal.size() > size) {
                return;
            }
            throw e;
        }
    }

    private void reopen() throws IOException {
        journal.close();
        journal = open();
    }

    /** A new file; the oldest go when there is too much, which the trail itself then says. */
    private void rollOver() throws IOException {
        journal.close();
        journal = Journal.open(layer, files.next(sequence + 1), (position, payload) -> {});
        List<Path> all = files.list();
        long total = 0;
        for (Path file : all) {
            total += files.size(file);
        }
        int oldest = 0;
        while (total > limits.totalBytes() && oldest < all.size() - 1) {
            total -= files.size(all.get(oldest++));
        }
        if (oldest > 0) {
            cut(all.subList(0, oldest));
        }
    }

    private void cut(List<Path> gone) throws IOException {
        TrailExaminer.Beginning next = ending(gone);
        put(AuditEvent.done(Actor.GATEWAY, CUT, "")
                .with("first", Long.toString(next.sequence()))
                .with("before", HexFormat.of().formatHex(next.before()))
                .with(AuditTrail.KEY, String.valueOf(next.publicKey())));
        seal();
        for (Path file : gone) {
            new DurableFiles(layer).delete(file);
        }
        beginning = next;
    }

    /** What the record after these files must fit. */
    private TrailExaminer.Beginning ending(List<Path> gone) throws IOException {
        Last last = new Last();
        for (Path file : gone) {
            files.scan(file, last::visit);
        }
        return new TrailExaminer.Beginning(last.sequence + 1, last.hash, last.next);
    }

    private static final class Last {
        private long sequence;
        private byte[] hash = Chain.NOTHING_BEFORE;
        private int sinceSeal;
        private @Nullable String next;
        private TrailExaminer.@Nullable Beginning beginning;

        void visit(long position, ByteBuffer payload) throws IOException {
            byte kind = payload.hasRemaining() ? payload.get() : 0;
            if (kind == Chain.EVENT) {
                Chain.Link link = Chain.read(payload);
                sequence = link.sequence();
                hash = link.hash();
                sinceSeal++;
                note(link);
            } else if (kind == Chain.SEAL) {
                next = Seals.read(payload).next();
                sinceSeal = 0;
            }
        }

        private void note(Chain.Link link) throws IOException {
            AuditEvent event = link.record().event();
            if (event.action().equals(CUT)) {
                beginning = new TrailExaminer.Beginning(
                        Long.parseLong(event.details().getOrDefault("first", "1")),
                        HexFormat.of().parseHex(event.details().getOrDefault("before", "")),
                        event.details().get(AuditTrail.KEY));
            }
        }
    }

    private Journal open() throws IOException {
        List<Path> all = files.list();
        Last last = new Last();
        for (Path file : all.isEmpty() ? all : all.subList(0, all.size() - 1)) {
            files.scan(file, last::visit);
        }
        Path newest = all.isEmpty() ? files.next(1) : all.get(all.size() - 1);
        Journal opened = Journal.open(layer, newest, last::visit);
        sequence = last.sequence;
        hash = last.hash;
        unsealed = last.sinceSeal;
        unsealedSince = nanoTime.getAsLong();
        lastSealNames = last.next;
        if (last.beginning != null) {
            beginning = last.beginning;
        }
        // A trail that was cut at its end goes on behind the records that it had: their numbers are not given twice.
        Head.Position end = head.position();
        if (end.sequence() > sequence) {
            sequence = end.sequence();
            hash = end.hash();
        }
        return opened;
    }
}
