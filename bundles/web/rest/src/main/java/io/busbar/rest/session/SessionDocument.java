package io.busbar.rest.session;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles;
import java.util.List;

/** Who is signed in. The token is not part of it: that is the cookie's alone. */
record SessionDocument(
        Profile profile, String account, List<Permission> permissions, String csrf, boolean mustChangePassword) {

    static SessionDocument of(Profiles.Session session, String account) {
        return new SessionDocument(
                session.profile(),
                account,
                session.permissions().stream().sorted().toList(),
                session.csrf(),
                session.mustChangePassword());
    }
}
