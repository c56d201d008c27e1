package io.busbar.site;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Favourite;
import io.busbar.gateway.site.Favourites;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Kept views as documents {@code site/favourites/<id>.json}. */
final class FavouriteList implements Favourites {

    private static final int QUERY_LENGTH = 8000;

    static final DocumentFolder.Type<Favourite> TYPE =
            new DocumentFolder.Type<>("favourites", 1, Favourite.class, Favourite::id, favourite -> checked(favourite)
                    .inWords());

    private final DocumentFolder<Favourite> folder;
    private final Map<String, Favourite> all = new ConcurrentHashMap<>();

    FavouriteList(DocumentFolder<Favourite> folder) throws IOException {
        this.folder = folder;
        folder.load().forEach(favourite -> all.put(favourite.id(), favourite));
    }

    private static Checks checked(Favourite favourite) {
        Checks checks = new Checks();
        checks.name("name", favourite.name());
        checks.text("title", favourite.title(), Checks.NAME_LENGTH);
        if (!favourite.page().matches("[a-z]{1,20}")) {
            checks.add("page", "field.id", 20);
        }
        checks.text("query", favourite.query(), QUERY_LENGTH);
        return checks;
    }

    @Override
    public List<Favourite> favourites(String account) {
        return all.values().stream()
                .filter(favourite -> favourite.shared() || favourite.owner().equals(account))
                .sorted(Comparator.comparing(Favourite::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Favourite::id))
                .toList();
    }

    @Override
    public Optional<Favourite> favourite(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized Favourite add(Favourite favourite) {
        checked(favourite).orThrow();
        if (all.values().stream()
                        .filter(one -> one.owner().equals(favourite.owner()))
                        .count()
                >= MOST) {
            throw ProblemException.of(Kind.CONFLICT, "favourite.most", MOST);
        }
        return store(Keys.of(favourite.name(), "view", all::containsKey), favourite, favourite.owner());
    }

    @Override
    public synchronized Favourite change(Favourite favourite) {
        Favourite old = favourite(favourite.id())
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "favourite.unknown", favourite.id()));
        checked(favourite).orThrow();
        return store(old.id(), favourite, old.owner());
    }

    @Override
    public synchronized void remove(String id) {
        folder.delete(id);
        all.remove(id);
    }

    private Favourite store(String id, Favourite wish, String owner) {
        Favourite kept = new Favourite(
                id, wish.page(), wish.title().strip(), wish.name().strip(), wish.query(), wish.shared(), owner);
        folder.put(kept);
        all.put(id, kept);
        return kept;
    }
}
