package io.busbar.storage.documents;

import io.busbar.gateway.site.SiteDocuments;
import io.busbar.gateway.site.UnusableDocument;
import io.busbar.storage.FileLayer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The documents of the site below {@code ${busbar.data}/site}. */
@Component(service = {SiteDocuments.class, SiteStore.class})
public final class SiteStore implements SiteDocuments {

    /** Framework property with the absolute path of the directory that holds all that the gateway writes. */
    public static final String DATA = "busbar.data";

    private final Path data;
    private final FileLayer layer;
    private final UnusableDocuments unusable;

    /** The store of this gateway. */
    @Activate
    public SiteStore(BundleContext context, @Reference Clock clock) {
        this(dataDirectory(context), FileLayer.system(), clock);
    }

    /** A store below a directory. */
    public SiteStore(Path data, FileLayer layer, Clock clock) {
        this.data = data;
        this.layer = layer;
        this.unusable = new UnusableDocuments(data, clock);
    }

    /** A folder of documents. */
    public <T> DocumentFolder<T> folder(DocumentFolder.Type<T> type) {
        return new DocumentFolder<>(type, data, layer, unusable);
    }

    @Override
    public List<UnusableDocument> unusable() {
        return unusable.found();
    }

    private static Path dataDirectory(BundleContext context) {
        String data = context.getProperty(DATA);
        if (data == null || data.isBlank()) {
            throw new IllegalStateException("The framework property " + DATA + " is not set");
        }
        return Path.of(data).toAbsolutePath().normalize();
    }
}
