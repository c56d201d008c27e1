package io.busbar.storage.documents;

import io.busbar.gateway.site.UnusableDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The list of documents that had to be set aside. */
public final class UnusableDocuments {

    private final Path data;
    private final Clock clock;
    private final List<UnusableDocument> found = new CopyOnWriteArrayList<>();

    /** An empty list; paths are given relative to the data directory. */
    public UnusableDocuments(Path data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** What was found, oldest first. */
    public List<UnusableDocument> found() {
        return List.copyOf(found);
    }

    void add(Path document, String reason, Path keptAs) {
        found.add(new UnusableDocument(shown(document), reason, shown(keptAs), clock.instant()));
    }

    private String shown(Path path) {
        return data.relativize(path).toString().replace('\\', '/');
    }
}
