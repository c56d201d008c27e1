import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Writes the list of the bundles of an assembly with their SHA-256, in the form of {@code sha256sum}: what may run in a gateway.
 *
 * <p>Arguments: the assembly, the list to write.
 */
public final class BundleList {
    private BundleList() {}

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        Path assembly = Path.of(args[0]);
        StringBuilder list = new StringBuilder();
        try (Stream<Path> tree = Files.walk(assembly.resolve("system"))) {
            for (Path jar : tree.filter(path -> path.toString().endsWith(".jar")).sorted().toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
                String name = assembly.relativize(jar).toString().replace('\\', '/');
                list.append(HexFormat.of().formatHex(hash)).append("  ").append(name).append('\n');
            }
        }
        Files.writeString(Path.of(args[1]), list);
    }
}
