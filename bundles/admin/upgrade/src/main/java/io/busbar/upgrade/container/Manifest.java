package io.busbar.upgrade.container;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a package holds and wants. Its bytes are what is signed, and their SHA-256 is what the package is known by. It names no path, no
 * address and no command.
 *
 * @param format 1
 * @param kind what it is for
 * @param name such as {@code io.busbar.driver.atys}, 3 to 100 characters
 * @param version OSGi version of it
 * @param counter grows with every package of this name and epoch, 1 to 2^53 - 1
 * @param epoch version of the trust set that it was signed under, from 1
 * @param created when it was made, ISO 8601 in UTC
 * @param expires until when it may be installed, ISO 8601 in UTC
 * @param securityUpdate whether it mends something that could be abused
 * @param advisories names of what it mends
 * @param requires what must be here
 * @param conflicts names of packages beside which it cannot be
 * @param replaces names of packages in whose place it comes
 * @param blobs its files, in the order in which they lie in the package
 * @param features what is to be started
 * @param migrations how its documents come from older ones
 * @param healthChecks what must hold before it counts as good
 * @param notes what is new, by language
 * @param sbom which blob lists what it is made of; empty where none does
 */
public record Manifest(
        int format,
        Kind kind,
        String name,
        String version,
        long counter,
        int epoch,
        String created,
        String expires,
        boolean securityUpdate,
        List<String> advisories,
        List<Requirement> requires,
        List<String> conflicts,
        List<String> replaces,
        List<Blob> blobs,
        List<Feature> features,
        List<Migration> migrations,
        List<HealthCheck> healthChecks,
        Map<String, String> notes,
        String sbom) {

    /** What a package is for. */
    public enum Kind {
        /** The gateway itself; takes a restart. */
        system,
        /** One or more drivers; nothing else stops. */
        driver,
        /** The next trust set. */
        trust
    }

    /** What a file of a package is. */
    public enum Role {
        /** An OSGi bundle. */
        bundle,
        /** A Karaf features file. */
        feature,
        /** Settings as they are at first. */
        config,
        /** Part of the console. */
        web,
        /** What the package is made of. */
        sbom,
        /** A complete gateway, as an archive. */
        runtime,
        /** A trust set. */
        trust
    }

    /**
     * Something that must be here.
     *
     * @param capability {@code busbar.driver-api}, {@code java}, {@code package:NAME}, {@code disk.MiB} or {@code heap.MiB}
     * @param range OSGi version range, or for an amount the least of it
     */
    public record Requirement(String capability, String range) {}

    /**
     * A file of the package.
     *
     * @param id how the manifest calls it
     * @param bundleSymbolicName of a bundle, else empty
     * @param bundleVersion of a bundle, else empty
     * @param size bytes
     * @param sha256 of its bytes, in lower-case hexadecimal
     */
    public record Blob(
            String id, Role role, String bundleSymbolicName, String bundleVersion, long size, String sha256) {}

    /**
     * Something to be started.
     *
     * @param startLevel of OSGi
     */
    public record Feature(String name, int startLevel) {}

    /**
     * How documents come from one schema to the next.
     *
     * @param from number of the schema before
     * @param to number of the schema after
     * @param reversible whether there is a way back
     */
    public record Migration(String document, int from, int to, boolean reversible) {}

    /**
     * Something that must hold.
     *
     * @param timeoutS seconds until it must
     */
    public record HealthCheck(String id, int timeoutS) {}

    static final int FORMAT = 1;

    private static final long LARGEST = (1L << 53) - 1;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(\\.[A-Za-z0-9_-]{1,64})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Refuses what cannot be meant, in words for who makes packages. */
    public Manifest {
        require(format == FORMAT, "format", format);
        require(name.length() <= 100 && NAME.matcher(name).matches(), "name", name);
        require(VERSION.matcher(version).matches(), "version", version);
        require(counter >= 1 && counter <= LARGEST, "counter", counter);
        require(epoch >= 1, "epoch", epoch);
        require(instant("created", created).isBefore(instant("expires", expires)), "expires", expires);
        advisories = List.copyOf(advisories);
        requires = List.copyOf(requires);
        conflicts = List.copyOf(conflicts);
        replaces = List.copyOf(replaces);
        blobs = List.copyOf(blobs);
        features = List.copyOf(features);
        migrations = List.copyOf(migrations);
        healthChecks = List.copyOf(healthChecks);
        notes = Map.copyOf(notes);
        Set<String> ids = new HashSet<>();
        for (Blob blob : blobs) {
            require(ID.matcher(blob.id()).matches() && ids.add(blob.id()), "blobs.id", blob.id());
            require(blob.size() >= 0 && blob.size() <= LARGEST, "blobs.size", blob.size());
            require(SHA256.matcher(blob.sha256()).matches(), "blobs.sha256", blob.sha256());
            require(
                    (blob.role() == Role.bundle) != blob.bundleSymbolicName().isEmpty(),
                    "blobs.bundleSymbolicName",
                    blob.bundleSymbolicName());
        }
        require(sbom.isEmpty() || ids.contains(sbom), "sbom", sbom);
    }

    /** When it was made. */
    public Instant createdAt() {
        return Instant.parse(created);
    }

    /** Until when it may be installed. */
    public Instant expiresAt() {
        return Instant.parse(expires);
    }

    private static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + " " + text + " is not a time such as 2026-11-24T12:00:00Z", e);
        }
    }

    private static void require(boolean holds, String field, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(field + " cannot be " + value);
        }
    }
}
