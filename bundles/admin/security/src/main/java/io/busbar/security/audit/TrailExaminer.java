package io.busbar.security.audit;

import io.busbar.gateway.audit.AuditVerdict;
import io.busbar.storage.Frames;
import io.busbar.storage.JournalFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads the whole trail and finds the first record that is not as it was written. */
final class TrailExaminer {

    /** Where the oldest record that is still kept must stand, and what key its first seal must have. */
    record Beginning(long sequence, byte[] before, @Nullable String publicKey) {}

    private final JournalFiles files;
    private final Head head;

    private byte[] before = Chain.NOTHING_BEFORE;
    private long expected = 1;
    private @Nullable String publicKey;
    private long records;
    private long sealed;
    private @Nullable Long bad;
    private @Nullable String problem;

    TrailExaminer(JournalFiles files, Head head) {
        this.files = files;
        this.head = head;
    }

    AuditVerdict examine(Beginning beginning) throws IOException {
        Head.Position end = head.position();
        before = beginning.before();
        expected = beginning.sequence();
        publicKey = beginning.publicKey();
        for (Path file : files.list()) {
            Frames.Scan scan = files.scan(file, this::visit);
            if (bad == null && (scan.damaged() > 0 || scan.tail() > 0)) {
                fail(expected, "audit.bad.frame");
            }
            if (bad != null) {
                break;
            }
        }
        if (bad == null && end.sequence() > expected - 1) {
            fail(expected, "audit.bad.end");
        }
        return new AuditVerdict(records, sealed, bad, problem);
    }

    private void visit(long position, ByteBuffer payload) throws IOException {
        if (bad != null) {
            return;
        }
        byte kind = payload.hasRemaining() ? payload.get() : 0;
        try {
            if (kind == Chain.EVENT) {
                event(Chain.read(payload));
            } else if (kind == Chain.SEAL) {
                seal(Seals.read(payload));
            } else {
                fail(expected, "audit.bad.frame");
            }
        } catch (IOException | RuntimeException e) {
            fail(expected, "audit.bad.hash");
        }
    }

    private void event(Chain.Link link) throws IOException {
        if (link.sequence() != expected || !link.follows(before)) {
            fail(expected, "audit.bad.hash");
            return;
        }
        if (expected == 1) {
            publicKey = link.record().event().details().get(AuditTrail.KEY);
        }
        before = link.hash();
        expected++;
        records++;
    }

    private void seal(Seals.Seal seal) {
        boolean fits = seal.sequence() == expected - 1
                && seal.hash().equals(HexFormat.of().formatHex(before))
                && publicKey != null
                && seal.isSignedBy(publicKey);
        if (!fits) {
            fail(expected - 1, "audit.bad.seal");
            return;
        }
        publicKey = seal.next();
        sealed = seal.sequence();
    }

    private void fail(long sequence, String code) {
        bad = sequence;
        problem = code;
    }
}
