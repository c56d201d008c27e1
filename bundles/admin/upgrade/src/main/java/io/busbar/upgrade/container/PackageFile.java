package io.busbar.upgrade.container;

import io.busbar.upgrade.container.Manifest.Blob;
import io.busbar.upgrade.container.PackageRefused.Check;
import io.busbar.upgrade.container.Signatures.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A package on disk whose suffix, header, signatures and manifest have been found in order. Its files are examined as they are copied out
 * of it, so what was copied is what was examined. For one thread.
 */
public final class PackageFile implements AutoCloseable {

    /** Largest package in bytes, unless who opens it wants less. */
    public static final long LARGEST = 512L << 20;

    private static final int CHUNK = 1 << 16;

    private final FileChannel file;
    private final Header header;
    private final byte[] manifestBytes;
    private final byte[] signatures;
    private final Manifest manifest;
    private final List<Signer> signers;

    private PackageFile(
            FileChannel file,
            Header header,
            byte[] manifestBytes,
            byte[] signatures,
            Manifest manifest,
            List<Signer> signers) {
        this.file = file;
        this.header = header;
        this.manifestBytes = manifestBytes;
        this.signatures = signatures;
        this.manifest = manifest;
        this.signers = signers;
    }

    /**
     * Opens a package. Whether its signers are trusted is for {@link #trustedKeys}.
     *
     * @param largest bytes that it may have
     * @throws PackageRefused U01, U02 or U03
     */
    public static PackageFile open(Path path, long largest) throws IOException, PackageRefused {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return open(file, largest);
        } catch (IOException | PackageRefused | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static PackageFile open(FileChannel file, long largest) throws IOException, PackageRefused {
        if (file.size() > largest) {
            throw PackageRefused.of(Check.U01, "package.large", largest >> 20);
        }
        DfuSuffix.check(file);
        long room = file.size() - DfuSuffix.LENGTH;
        if (room < Header.LENGTH) {
            throw PackageRefused.of(Check.U02, "package.other");
        }
        Header header = Header.read(Channels.read(file, 0, Header.LENGTH), room);
        byte[] manifestBytes = Channels.read(file, Header.LENGTH, header.manifest());
        byte[] signatures = Channels.read(file, Header.LENGTH + header.manifest(), header.signatures());
        List<Signer> signers = Signatures.fitting(signatures, manifestBytes);
        Manifest manifest = manifest(manifestBytes);
        long blobs = 0;
        for (Blob blob : manifest.blobs()) {
            blobs = Math.addExact(blobs, blob.size());
        }
        if (manifest.blobs().size() != header.blobs() || header.blobsAt() + blobs != room) {
            throw PackageRefused.of(Check.U02, "package.header");
        }
        return new PackageFile(file, header, manifestBytes, signatures, manifest, signers);
    }

    private static Manifest manifest(byte[] bytes) throws PackageRefused {
        try {
            return new CanonicalJson().read(bytes, Manifest.class);
        } catch (IOException | RuntimeException e) {
            throw PackageRefused.of(Check.U02, "package.manifest", String.valueOf(e.getMessage()));
        }
    }

    /** What the package is known by: the SHA-256 of its manifest, in lower-case hexadecimal. */
    public String id() {
        return HexFormat.of().formatHex(sha256().digest(manifestBytes));
    }

    /** What the package holds. */
    public Manifest manifest() {
        return manifest;
    }

    /** The manifest's bytes, which are what is signed. */
    public byte[] manifestBytes() {
        return manifestBytes.clone();
    }

    /** The signatures: CMS in DER, detached. */
    public byte[] signatures() {
        return signatures.clone();
    }

    /** Subjects of the certificates that signed, trusted or not. */
    public List<String> signers() {
        return signers.stream()
                .map(signer -> signer.certificate().getSubjectX500Principal().getName())
                .toList();
    }

    /**
     * The keys that make it trusted.
     *
     * @return SHA-256 of each key's public half, in lower-case hexadecimal
     * @throws PackageRefused U04 or U05
     */
    public Set<String> trustedKeys(TrustSet trust) throws PackageRefused {
        return new TrustCheck(trust).keys(manifest, signers);
    }

    /**
     * Copies a file out of the package and examines it on the way.
     *
     * @throws PackageRefused U10 if it is not what the manifest says; what was written must then be thrown away
     * @throws IOException if reading or writing fails
     */
    public void copy(Blob blob, OutputStream out) throws IOException, PackageRefused {
        int index = manifest.blobs().indexOf(blob);
        if (index < 0) {
            throw new IllegalArgumentException("No such file in this package: " + blob.id());
        }
        long at = header.blobsAt();
        for (Blob before : manifest.blobs().subList(0, index)) {
            at += before.size();
        }
        MessageDigest digest = sha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long left = blob.size(); left > 0; left -= chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, left));
            Channels.readFully(file, chunk, at);
            at += chunk.limit();
            digest.update(chunk.array(), 0, chunk.limit());
            out.write(chunk.array(), 0, chunk.limit());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(blob.sha256())) {
            throw PackageRefused.of(Check.U10, "package.blob", blob.id());
        }
    }

    /**
     * Examines every file of the package.
     *
     * @throws PackageRefused U10
     */
    public void checkBlobs() throws IOException, PackageRefused {
        for (Blob blob : manifest.blobs()) {
            copy(blob, OutputStream.nullOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
