package io.busbar.exports.plan;

import io.busbar.gateway.exports.Category;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Up to when files have been made, by destination and category: what lets a gateway go on where it stopped. Safe for use by any thread. */
public final class Marks {

    /**
     * What is on disk for a destination.
     *
     * @param destination its id
     * @param until milliseconds since 1970 UTC, by category
     */
    public record Document(String destination, Map<Category, Long> until) {}

    /** The folder of these documents. */
    public static final DocumentFolder.Type<Document> TYPE = new DocumentFolder.Type<>(
            "export-marks", 1, Document.class, Document::destination, document -> Optional.empty());

    private final DocumentFolder<Document> folder;
    private final Map<String, Map<Category, Long>> marks = new HashMap<>();

    /**
     * The marks of a site.
     *
     * @throws IOException if the disk does not give what it holds
     */
    public Marks(DocumentFolder<Document> folder) throws IOException {
        this.folder = folder;
        for (Document document : folder.load()) {
            marks.put(document.destination(), new EnumMap<>(document.until()));
        }
    }

    /** Up to when files of a category have been made for a destination. */
    public synchronized Optional<Instant> until(String destination, Category category) {
        return Optional.ofNullable(marks.getOrDefault(destination, Map.of()).get(category))
                .map(Instant::ofEpochMilli);
    }

    /**
     * Files have been made up to here; durable when it returns.
     *
     * @throws io.busbar.gateway.problem.ProblemException if the disk does not take it
     */
    public synchronized void set(String destination, Category category, Instant until) {
        Map<Category, Long> changed = new EnumMap<>(Category.class);
        changed.putAll(marks.getOrDefault(destination, Map.of()));
        changed.put(category, until.toEpochMilli());
        folder.put(new Document(destination, changed));
        marks.put(destination, changed);
    }

    /** Forgets a destination. */
    public synchronized void forget(String destination) {
        folder.delete(destination);
        marks.remove(destination);
    }
}
