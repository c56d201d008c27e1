package io.busbar.upgrade.tool;

import io.busbar.upgrade.container.Manifest;
import io.busbar.upgrade.container.PackageFile;
import io.busbar.upgrade.container.PackageRefused;
import io.busbar.upgrade.container.PackageWriter;
import io.busbar.upgrade.container.TrustSet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code busbar package …}. Ends with 0 when done, 1 when a package is refused or something failed, 2 for wrong use. */
public final class PackageTool {

    private static final int WRONG_USE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Words words;
    private final KeyStores keys;
    private final Clock clock;

    PackageTool(PrintStream out, PrintStream err, Locale locale, Map<String, String> environment, Clock clock) {
        this.out = out;
        this.err = err;
        this.words = new Words(locale);
        this.keys = new KeyStores(words, environment);
        this.clock = clock;
    }

    /**
     * Runs one command.
     *
     * @param args command, files and options, see {@code docs/operations-guide.md}
     */
    public static void main(String[] args) {
        System.exit(new PackageTool(System.out, System.err, Locale.getDefault(), System.getenv(), Clock.systemUTC())
                .run(List.of(args)));
    }

    int run(List<String> args) {
        try {
            if (args.isEmpty()) {
                throw words.wrongUse("usage");
            }
            carryOut(args.get(0), args.subList(1, args.size()));
            return 0;
        } catch (ToolException e) {
            err.println(e.getMessage());
            return e.isWrongUse() ? WRONG_USE : 1;
        } catch (PackageRefused e) {
            err.println(words.text("refused", e.check(), e.why().text(words.locale())));
            return 1;
        } catch (NoSuchFileException e) {
            err.println(words.text("file.none", String.valueOf(e.getFile())));
            return 1;
        } catch (IOException | GeneralSecurityException e) {
            err.println(words.text("failed", String.valueOf(e.getMessage())));
            return 1;
        }
    }

    private void carryOut(String command, List<String> args)
            throws ToolException, PackageRefused, IOException, GeneralSecurityException {
        switch (command) {
            case "keys" -> makeKeys(Arguments.read(args, Set.of("prefix"), words));
            case "build" -> {
                Arguments arguments = Arguments.read(args, PackageBuild.OPTIONS, words);
                arguments.atMost(1);
                new PackageBuild(words, keys, clock).write(arguments);
                out.println(words.text("written", arguments.file(0)));
            }
            case "inspect" -> inspect(Arguments.read(args, Set.of(), words));
            case "verify" -> verify(Arguments.read(args, Set.of("trust"), words));
            case "sign" -> sign(Arguments.read(args, Set.of("key"), words));
            case "extract" -> extract(Arguments.read(args, Set.of(), words));
            default -> throw words.wrongUse("usage");
        }
    }

    private void makeKeys(Arguments arguments) throws ToolException, IOException, GeneralSecurityException {
        arguments.atMost(1);
        Path directory = arguments.file(0);
        if (Files.exists(directory.resolve("root.1.json"))) {
            throw words.problem("keys.there", directory);
        }
        new DevelopmentKeys(clock).write(directory, arguments.one("prefix", "io.busbar."));
        out.println(words.text("keys.made", directory));
    }

    private void inspect(Arguments arguments) throws ToolException, IOException, PackageRefused {
        arguments.atMost(1);
        try (PackageFile file = PackageFile.open(arguments.file(0), PackageFile.LARGEST)) {
            Manifest manifest = file.manifest();
            out.println(words.text("package", manifest.name(), manifest.version(), manifest.kind(), file.id()));
            out.println(words.text("package.times", manifest.created(), manifest.expires()));
            out.println(words.text("package.order", Long.toString(manifest.counter()), manifest.epoch()));
            for (String signer : file.signers()) {
                out.println(words.text("package.signer", signer));
            }
            for (Manifest.Blob blob : manifest.blobs()) {
                out.println(words.text("package.blob", blob.id(), blob.role(), blob.size(), blob.sha256()));
            }
            String note = manifest.notes()
                    .getOrDefault(words.locale().getLanguage(), manifest.notes().getOrDefault("en", ""));
            if (!note.isEmpty()) {
                out.println(note);
            }
        }
    }

    private void verify(Arguments arguments) throws ToolException, IOException, PackageRefused {
        arguments.atMost(1);
        Path trustFile = Path.of(arguments.one("trust"));
        TrustSet trust;
        try {
            trust = TrustSet.read(Files.readAllBytes(trustFile));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw words.problem("trust.unreadable", trustFile, String.valueOf(e.getMessage()));
        }
        try (PackageFile file = PackageFile.open(arguments.file(0), PackageFile.LARGEST)) {
            Set<String> trusted = file.trustedKeys(trust);
            file.checkBlobs();
            out.println(words.text("verified", trusted.size(), file.id()));
        }
    }

    private void sign(Arguments arguments) throws ToolException, IOException, PackageRefused, GeneralSecurityException {
        arguments.atMost(1);
        Path target = arguments.file(0);
        PackageWriter.SigningKey key = keys.read(Path.of(arguments.one("key")));
        try (PackageFile file = PackageFile.open(target, PackageFile.LARGEST)) {
            PackageWriter.sign(target, file, key);
        }
        out.println(words.text("signed", target));
    }

    private void extract(Arguments arguments) throws ToolException, IOException, PackageRefused {
        arguments.atMost(2);
        Path directory = arguments.file(1);
        try (PackageFile file = PackageFile.open(arguments.file(0), PackageFile.LARGEST)) {
            file.checkBlobs();
            Files.createDirectories(directory);
            Files.write(directory.resolve("manifest.json"), file.manifestBytes());
            Files.write(directory.resolve("signatures.der"), file.signatures());
            for (Manifest.Blob blob : file.manifest().blobs()) {
                // by its digest: a name in a package never becomes a name on a disk
                try (OutputStream copy = Files.newOutputStream(directory.resolve(blob.sha256()))) {
                    file.copy(blob, copy);
                }
            }
        }
        out.println(words.text("extracted", directory));
    }
}
