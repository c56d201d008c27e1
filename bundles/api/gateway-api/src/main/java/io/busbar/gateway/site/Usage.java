package io.busbar.gateway.site;

/**
 * What energy is used for. Consumption can be shown by usage.
 *
 * @param id stable name, such as {@code lighting}
 * @param predefined whether every site has it; such a one cannot be changed
 * @param english what it is called in English
 * @param french what it is called in French; for one of the site the same as in English
 */
public record Usage(String id, boolean predefined, String english, String french) {}
