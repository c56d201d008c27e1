package io.busbar.rest.site;

/** What something is called in each language. */
record SiteNames(String en, String fr) {}
