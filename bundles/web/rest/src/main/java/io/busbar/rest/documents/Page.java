package io.busbar.rest.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next what {@code after} must be to get the part that follows; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
