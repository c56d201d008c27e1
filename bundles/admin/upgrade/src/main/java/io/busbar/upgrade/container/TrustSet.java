package io.busbar.upgrade.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose signatures count, and for what. The file {@code trust/root.<version>.json} of a gateway.
 *
 * @param version 1, 2, 3 …: each is signed in by the one before
 * @param expires until when packages of the system may be signed under it, ISO 8601 in UTC
 * @param roots certificates at which a signer's chain may end
 * @param thresholds how many different keys must have signed, by the name of a kind of package
 * @param revoked keys that count no more, each as the SHA-256 of its public key in lower-case hexadecimal
 */
public record TrustSet(
        int version, String expires, List<Root> roots, Map<String, Integer> thresholds, Set<String> revoked) {

    /** May sign packages of the system and trust sets. */
    public static final String RELEASE = "release";

    /** May sign driver packages whose name begins with what follows. */
    public static final String DRIVER = "driver:";

    /**
     * A certificate at which a signer's chain may end.
     *
     * @param certificate DER in Base64
     * @param roles {@link #RELEASE}, or {@link #DRIVER} and the beginning of a name
     */
    public record Root(String certificate, Set<String> roles) {

        /** Copies the roles. */
        public Root {
            roles = Set.copyOf(roles);
        }

        /** Whether its signers may sign this package. */
        boolean mayVouchFor(Manifest manifest) {
            return manifest.kind() == Manifest.Kind.driver
                    ? roles.stream()
                            .anyMatch(role -> role.startsWith(DRIVER)
                                    && manifest.name().startsWith(role.substring(DRIVER.length())))
                    : roles.contains(RELEASE);
        }
    }

    /** A root with its certificate read. */
    record Anchor(X509Certificate certificate, Root root) {}

    /** Refuses a set that would let anybody in. */
    public TrustSet {
        if (version < 1) {
            throw new IllegalArgumentException("version cannot be " + version);
        }
        Instant.parse(expires);
        roots = List.copyOf(roots);
        thresholds = Map.copyOf(thresholds);
        revoked = Set.copyOf(revoked);
        for (Manifest.Kind kind : Manifest.Kind.values()) {
            if (thresholds.getOrDefault(kind.name(), 0) < 1) {
                throw new IllegalArgumentException("thresholds." + kind + " must be 1 or more");
            }
        }
    }

    /** How many different keys a package of this kind needs. */
    public int threshold(Manifest.Kind kind) {
        return thresholds.getOrDefault(kind.name(), Integer.MAX_VALUE);
    }

    /** Whether packages of the system can no longer be signed under it. */
    public boolean isExpired(Instant now) {
        return now.isAfter(Instant.parse(expires));
    }

    /** The certificates at which a chain may end. */
    List<Anchor> anchors() {
        return roots.stream()
                .map(root -> new Anchor(certificate(root.certificate()), root))
                .toList();
    }

    /**
     * Reads a trust set.
     *
     * @throws IOException if it is none
     */
    public static TrustSet read(byte[] bytes) throws IOException {
        try {
            TrustSet set = new CanonicalJson().lenient(bytes, TrustSet.class);
            set.anchors();
            return set;
        } catch (RuntimeException e) {
            throw new IOException("not a trust set: " + e.getMessage(), e);
        }
    }

    /** Its bytes, in the form of RFC 8785. */
    public byte[] bytes() {
        return new CanonicalJson().bytes(this);
    }

    private static X509Certificate certificate(String base64) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a root is not a certificate", e);
        }
    }
}
