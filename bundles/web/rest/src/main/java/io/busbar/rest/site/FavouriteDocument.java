package io.busbar.rest.site;

import io.busbar.gateway.site.Favourite;

/**
 * A kept view.
 *
 * @param own whether the caller made it
 */
record FavouriteDocument(String id, String page, String title, String name, String query, boolean shared, boolean own) {

    static FavouriteDocument of(Favourite favourite, String account) {
        return new FavouriteDocument(
                favourite.id(),
                favourite.page(),
                favourite.title(),
                favourite.name(),
                favourite.query(),
                favourite.shared(),
                favourite.owner().equals(account));
    }
}
