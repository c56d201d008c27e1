package io.busbar.upgrade.container;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Makes packages. Two packages of the same manifest and files differ in nothing but their signatures. */
public final class PackageWriter {

    /** Who signs: a key and the certificates that lead from it to a root, its own first. */
    public record SigningKey(PrivateKey key, List<X509Certificate> chain) {}

    private PackageWriter() {}

    /**
     * A file as a manifest lists it.
     *
     * @param bundleSymbolicName of a bundle, else empty
     * @param bundleVersion of a bundle, else empty
     */
    public static Manifest.Blob blob(
            String id, Manifest.Role role, String bundleSymbolicName, String bundleVersion, Path file)
            throws IOException {
        MessageDigest digest = PackageFile.sha256();
        try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            String sha256 = HexFormat.of().formatHex(digest.digest());
            return new Manifest.Blob(id, role, bundleSymbolicName, bundleVersion, size, sha256);
        }
    }

    /**
     * Writes a package; it is there whole or not at all.
     *
     * @param blobs its files in the order of the manifest
     * @param keys who signs, at least one
     */
    public static void write(Path target, Manifest manifest, List<Path> blobs, List<SigningKey> keys)
            throws IOException, GeneralSecurityException {
        byte[] bytes = new CanonicalJson().bytes(manifest);
        byte[] signatures = new byte[0];
        for (SigningKey key : keys) {
            signatures = Signatures.add(signatures, bytes, key.key(), key.chain());
        }
        write(target, bytes, signatures, blobs.size(), out -> {
            for (Path blob : blobs) {
                Files.copy(blob, out);
            }
        });
    }

    /**
     * Writes a package once more, with one signature more.
     *
     * @param target may be the file that the package was opened from
     */
    public static void sign(Path target, PackageFile from, SigningKey key)
            throws IOException, PackageRefused, GeneralSecurityException {
        byte[] bytes = from.manifestBytes();
        byte[] signatures = Signatures.add(from.signatures(), bytes, key.key(), key.chain());
        from.checkBlobs();
        List<Manifest.Blob> blobs = from.manifest().blobs();
        write(target, bytes, signatures, blobs.size(), out -> {
            for (Manifest.Blob blob : blobs) {
                try {
                    from.copy(blob, out);
                } catch (PackageRefused e) {
                    throw new IOException(e);
                }
            }
        });
    }

    /** Writes the files of a package. */
    private interface Blobs {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void write(Path target, byte[] manifest, byte[] signatures, int count, Blobs blobs)
            throws IOException {
        if (manifest.length > Header.LARGEST_MANIFEST || signatures.length > Header.LARGEST_SIGNATURES) {
            throw new IOException("The manifest or its signatures are larger than a package may have them");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        CRC32 crc = new CRC32();
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
            CheckedOutputStream out = new CheckedOutputStream(file, crc);
            out.write(new Header(manifest.length, signatures.length, count).bytes());
            out.write(manifest);
            out.write(signatures);
            blobs.writeTo(out);
            out.flush();
            file.write(DfuSuffix.after(crc));
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
