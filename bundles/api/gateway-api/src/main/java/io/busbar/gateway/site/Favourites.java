package io.busbar.gateway.site;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Kept views. What a method accepted is on disk when it returns. Safe for use by any thread. */
@ProviderType
public interface Favourites {

    /** Most favourites of one account. */
    int MOST = 200;

    /** The favourites that an account sees: its own and the shared ones, by name. */
    List<Favourite> favourites(String account);

    /** One favourite. */
    Optional<Favourite> favourite(String id);

    /**
     * Keeps a view; its id is chosen here.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, or if the account has too many
     */
    Favourite add(Favourite favourite);

    /**
     * Changes title, name, query and whether it is shared.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    Favourite change(Favourite favourite);

    /** Removes a favourite; does nothing where there is none. */
    void remove(String id);
}
