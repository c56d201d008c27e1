package io.busbar.security.password;

/** A hasher for tests of what is done with its answers. */
public final class TestHasher {

    private TestHasher() {}

    /** Costs next to nothing. */
    public static Hasher quick() {
        return new Hasher(new byte[32], new Hasher.Cost(64, 1));
    }
}
