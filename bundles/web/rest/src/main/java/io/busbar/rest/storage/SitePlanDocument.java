package io.busbar.rest.storage;

import io.busbar.gateway.history.StorageOverride;
import java.util.List;

/** The plan of the whole site: what differs from the usual for all devices. */
record SitePlanDocument(List<StorageOverride> overrides) {}
