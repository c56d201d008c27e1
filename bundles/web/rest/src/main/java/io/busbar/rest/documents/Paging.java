package io.busbar.rest.documents;

import io.busbar.rest.documents.Parameters.Range;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which part of a list a caller wants. */
public final class Paging {

    private static final Range LIMIT = new Range(1, 1000);
    private static final int USUAL = 200;

    private final int limit;
    private final @Nullable String after;

    private Paging(int limit, @Nullable String after) {
        this.limit = limit;
        this.after = after;
    }

    /** The part that the parameters {@code limit} and {@code after} ask for. */
    public static Paging of(@Nullable String limit, @Nullable String after) {
        return new Paging(Parameters.integer("limit", limit, LIMIT, USUAL), after);
    }

    /** That part of these, ordered by a key that is unique among them. */
    public <S, T> Page<T> page(Collection<S> all, Function<S, String> key, Function<S, T> form) {
        List<S> rest = all.stream()
                .sorted(Comparator.comparing(key))
                .filter(entry -> after == null || key.apply(entry).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<S> shown = more ? rest.subList(0, limit) : rest;
        String next = more ? key.apply(shown.get(limit - 1)) : null;
        return new Page<>(shown.stream().map(form).toList(), next);
    }
}
