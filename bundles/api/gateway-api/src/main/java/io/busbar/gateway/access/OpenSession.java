package io.busbar.gateway.access;

import java.time.Instant;

/**
 * A session that has not ended, as others may see it.
 *
 * @param id its short name, which is not its secret
 * @param account who signed in
 * @param profile whose rights it has
 * @param address from where it was begun
 * @param begun when
 * @param used when it was last used
 * @param recent whether the password was given within the last minutes, as {@link Permission#needsRecentSignIn()} asks
 */
public record OpenSession(
        String id, String account, Profile profile, String address, Instant begun, Instant used, boolean recent) {}
