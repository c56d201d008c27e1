package io.busbar.shell;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The gate of the launcher, which lets only bundles run that somebody vouches for; where there is none, as in tests, everything passes. */
record Gate(BundleContext context) {

    private static final String FILTER = "(busbar.gate=*)";

    /** Whether a bundle of this content may run. */
    @SuppressWarnings("unchecked")
    boolean admits(byte[] content) {
        return find(Predicate.class)
                .map(gate -> ((Predicate<String>) gate).test(sha256(content)))
                .orElse(true);
    }

    /** The file of a bundle, byte for byte where there is a gate: it would not know a copy of it. */
    @SuppressWarnings("unchecked")
    byte[] file(Bundle bundle) throws IOException {
        Optional<LongFunction<byte[]>> gate = find(LongFunction.class).map(one -> (LongFunction<byte[]>) one);
        return gate.isPresent() ? gate.get().apply(bundle.getBundleId()) : BundleSnapshot.of(bundle);
    }

    private <T> Optional<T> find(Class<T> kind) {
        try {
            Collection<ServiceReference<T>> found = context.getServiceReferences(kind, FILTER);
            return found.stream().findFirst().map(context::getService);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
