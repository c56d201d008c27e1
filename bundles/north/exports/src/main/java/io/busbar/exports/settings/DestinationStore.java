package io.busbar.exports.settings;

import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.Exports;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.secrets.Secrets;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The destinations as documents, their passwords encrypted. Safe for use by any thread. */
public final class DestinationStore {

    private static final String PURPOSE = "export.password.";

    /**
     * What is on disk.
     *
     * @param password encrypted; empty for none
     */
    public record Document(Destination destination, String password) {}

    /** The folder of these documents. */
    public static final DocumentFolder.Type<Document> TYPE = new DocumentFolder.Type<>(
            "export-destinations",
            1,
            Document.class,
            document -> document.destination().id(),
            document -> Optional.empty());

    private final DocumentFolder<Document> folder;
    private final Secrets secrets;
    private final TreeMap<String, Document> documents = new TreeMap<>();

    /**
     * The destinations of a site.
     *
     * @throws IOException if the disk does not give what it holds
     */
    public DestinationStore(DocumentFolder<Document> folder, Secrets secrets) throws IOException {
        this.folder = folder;
        this.secrets = secrets;
        folder.load().forEach(document -> documents.put(document.destination().id(), document));
    }

    /** All, by id. */
    public synchronized List<Destination> all() {
        return documents.values().stream().map(Document::destination).toList();
    }

    /** One. */
    public synchronized Optional<Destination> find(String id) {
        return Optional.ofNullable(documents.get(id)).map(Document::destination);
    }

    /**
     * One that must be there.
     *
     * @throws ProblemException if it is not
     */
    public Destination get(String id) {
        return find(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "export.destination.unknown", id));
    }

    /** Whether a password is kept. */
    public synchronized boolean hasPassword(String id) {
        Document document = documents.get(id);
        return document != null && !document.password().isEmpty();
    }

    /** The password; empty for none. */
    public synchronized String password(String id) {
        Document document = documents.get(id);
        return document == null || document.password().isEmpty() ? "" : secrets.open(PURPOSE + id, document.password());
    }

    /** The password that is kept for this very server and user; empty for none. */
    public synchronized String password(Destination wish) {
        Document document = documents.get(wish.id());
        return document != null && isSameLogin(document.destination(), wish) ? password(wish.id()) : "";
    }

    /** Adds one. */
    public synchronized void add(Destination wish, @Nullable String password) {
        Checks.check(wish);
        if (documents.containsKey(wish.id())) {
            throw ProblemException.invalid("id", "export.destination.exists", wish.id());
        }
        if (documents.size() >= Exports.MOST_DESTINATIONS) {
            throw ProblemException.of(Kind.CONFLICT, "export.destination.many", Exports.MOST_DESTINATIONS);
        }
        keep(wish, password == null || password.isEmpty() ? "" : secrets.seal(PURPOSE + wish.id(), password));
    }

    /** Changes one; whoever can only change a destination must not be able to have its password sent elsewhere. */
    public synchronized void update(Destination wish, @Nullable String password) {
        Destination former = get(wish.id());
        Checks.check(wish);
        Document document = documents.get(wish.id());
        String kept = document != null && isSameLogin(former, wish) ? document.password() : "";
        keep(wish, password == null ? kept : password.isEmpty() ? "" : secrets.seal(PURPOSE + wish.id(), password));
    }

    /** Removes one. */
    public synchronized Destination remove(String id) {
        Destination gone = get(id);
        folder.delete(id);
        documents.remove(id);
        return gone;
    }

    /** What a wish must be before it is tried out. */
    public void check(Destination wish) {
        Checks.check(wish);
    }

    private void keep(Destination destination, String password) {
        Document document = new Document(destination, password);
        folder.put(document);
        documents.put(destination.id(), document);
    }

    private static boolean isSameLogin(Destination one, Destination other) {
        return one.kind() == other.kind()
                && one.host().equals(other.host())
                && one.effectivePort() == other.effectivePort()
                && one.user().equals(other.user())
                && one.hostKey().equals(other.hostKey());
    }
}
