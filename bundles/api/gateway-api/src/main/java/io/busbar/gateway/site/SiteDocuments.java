package io.busbar.gateway.site;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The state of the documents in which a site is kept. Safe for use by any thread; returns at once. */
@ProviderType
public interface SiteDocuments {

    /** The documents that could not be used, oldest finding first; empty when all is well. */
    List<UnusableDocument> unusable();
}
