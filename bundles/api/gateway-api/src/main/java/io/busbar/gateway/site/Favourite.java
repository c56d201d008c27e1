package io.busbar.gateway.site;

/**
 * A view that somebody wants to come back to.
 *
 * @param id stable name
 * @param page the page that it is of, such as {@code history}
 * @param title what is written above the view
 * @param name what it is called in lists
 * @param query what the page shows, as its address has it
 * @param shared whether everybody sees it
 * @param owner id of the account that made it
 */
public record Favourite(
        String id, String page, String title, String name, String query, boolean shared, String owner) {}
