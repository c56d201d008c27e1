package io.busbar.rest.site;

import io.busbar.gateway.site.Favourite;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller sends of a kept view; what is left out is empty, and not shared. */
record FavouriteSettings(
        @Nullable String page,
        @Nullable String title,
        @Nullable String name,
        @Nullable String query,
        @Nullable Boolean shared) {

    Favourite of(String id, String owner) {
        return new Favourite(
                id,
                Objects.requireNonNullElse(page, ""),
                Objects.requireNonNullElse(title, ""),
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(query, ""),
                Boolean.TRUE.equals(shared),
                owner);
    }
}
