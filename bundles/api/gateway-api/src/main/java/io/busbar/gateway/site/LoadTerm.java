package io.busbar.gateway.site;

import org.jspecify.annotations.Nullable;

/**
 * A part of a load that people made: so many times what another load, or the index at any point, counts. Exactly one of the two is named.
 *
 * @param load id of a load, or null
 * @param point id of a point with an index, or null
 * @param factor by what it is multiplied, such as 1 to add, -1 to take away, 0.01 for a meter with a pulse every ten litres
 */
public record LoadTerm(@Nullable String load, @Nullable String point, double factor) {}
