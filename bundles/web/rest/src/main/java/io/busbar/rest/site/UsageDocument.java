package io.busbar.rest.site;

import io.busbar.gateway.site.Usage;

/** What energy is used for. */
record UsageDocument(String id, boolean predefined, SiteNames names) {

    static UsageDocument of(Usage usage) {
        return new UsageDocument(usage.id(), usage.predefined(), new SiteNames(usage.english(), usage.french()));
    }
}
