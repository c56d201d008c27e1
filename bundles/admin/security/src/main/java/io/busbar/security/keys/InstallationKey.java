package io.busbar.security.keys;

import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The 256-bit key that this installation made for itself, in a file that only its owner reads. Keys for each purpose are derived from it;
 * none is ever a constant of the program. Who loses the file must enter every stored secret and every password again.
 */
@Component(service = InstallationKey.class)
public final class InstallationKey {

    /** Directory below the data directory that holds everything of this bundle. */
    public static final String DIRECTORY = "security";

    private static final int BYTES = 32;

    private final Path directory;
    private final byte[] key;

    /** The key of the data directory, made at the first start. */
    @Activate
    public InstallationKey(BundleContext context) throws IOException {
        this(Path.of(
                Objects.requireNonNull(
                        context.getProperty("busbar.data"), "the property busbar.data must say where data is kept"),
                DIRECTORY));
    }

    /** The key of this directory. */
    public InstallationKey(Path directory) throws IOException {
        this.directory = directory;
        DurableFiles files = new DurableFiles();
        Path file = directory.resolve("secret.key");
        byte[] found = files.read(file).orElse(null);
        if (found == null) {
            found = new byte[BYTES];
            new SecureRandom().nextBytes(found);
            files.replace(file, found);
        } else if (found.length != BYTES) {
            throw new IOException(file + " must have " + BYTES + " bytes, and has " + found.length
                    + ". Restore it from a backup; without it nobody can sign in.");
        }
        key = found;
    }

    /** Where this bundle keeps its files. */
    public Path directory() {
        return directory;
    }

    /** A key for one purpose. */
    public byte[] derive(String purpose) {
        return Hkdf.derive(key, purpose);
    }
}
