package io.busbar.upgrade.tool;

import io.busbar.upgrade.container.Manifest;
import io.busbar.upgrade.container.PackageWriter;
import io.busbar.upgrade.container.PackageWriter.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** {@code busbar package build}: a package from files and what the command line says of it. */
final class PackageBuild {

    static final Set<String> OPTIONS = Set.of(
            "kind",
            "name",
            "version",
            "counter",
            "epoch",
            "created",
            "expires",
            "bundle",
            "file",
            "key",
            "require",
            "conflict",
            "replace",
            "advisory",
            "note");

    private static final Duration VALID = Duration.ofDays(730);
    private static final int DRIVER_START_LEVEL = 75;

    private final Words words;
    private final KeyStores keys;
    private final Clock clock;

    PackageBuild(Words words, KeyStores keys, Clock clock) {
        this.words = words;
        this.keys = keys;
        this.clock = clock;
    }

    /** A file that goes into the package, and how the manifest lists it. */
    private record Part(Path file, Manifest.Blob blob) {}

    void write(Arguments arguments) throws ToolException, IOException, GeneralSecurityException {
        Manifest.Kind kind = choice("kind", arguments.one("kind"), Manifest.Kind.class);
        List<Part> parts = new ArrayList<>();
        for (String bundle : arguments.all("bundle")) {
            parts.add(bundle(Path.of(bundle)));
        }
        for (String file : arguments.all("file")) {
            String[] roleAndName = pair("file", file);
            Path path = Path.of(roleAndName[1]);
            Manifest.Role role = choice("file", roleAndName[0], Manifest.Role.class);
            parts.add(new Part(path, PackageWriter.blob(path.getFileName().toString(), role, "", "", path)));
        }
        List<SigningKey> signers = new ArrayList<>();
        for (String key : arguments.all("key")) {
            signers.add(keys.read(Path.of(key)));
        }
        if (signers.isEmpty()) {
            throw words.wrongUse("option.needed", "--key");
        }
        PackageWriter.write(
                arguments.file(0),
                manifest(arguments, kind, parts.stream().map(Part::blob).toList()),
                parts.stream().map(Part::file).toList(),
                signers);
    }

    private Manifest manifest(Arguments arguments, Manifest.Kind kind, List<Manifest.Blob> blobs) throws ToolException {
        Instant created = time(arguments.one(
                "created", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        List<Manifest.Requirement> requires = new ArrayList<>();
        for (String requirement : arguments.all("require")) {
            String[] pair = pair("require", requirement);
            requires.add(new Manifest.Requirement(pair[0], pair[1]));
        }
        Map<String, String> notes = new LinkedHashMap<>();
        for (String note : arguments.all("note")) {
            String[] pair = pair("note", note);
            notes.put(pair[0], pair[1]);
        }
        String version = arguments.one(
                "version",
                blobs.stream()
                        .map(Manifest.Blob::bundleVersion)
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(""));
        try {
            return new Manifest(
                    1,
                    kind,
                    arguments.one("name"),
                    version,
                    arguments.number("counter", created.getEpochSecond()),
                    Math.toIntExact(arguments.number("epoch", 1)),
                    created.toString(),
                    time(arguments.one("expires", created.plus(VALID).toString()))
                            .toString(),
                    !arguments.all("advisory").isEmpty(),
                    arguments.all("advisory"),
                    requires,
                    arguments.all("conflict"),
                    arguments.all("replace"),
                    blobs,
                    blobs.stream()
                            .filter(blob -> blob.role() == Manifest.Role.bundle)
                            .map(blob -> new Manifest.Feature(blob.bundleSymbolicName(), DRIVER_START_LEVEL))
                            .toList(),
                    List.of(),
                    List.of(),
                    notes,
                    blobs.stream()
                            .filter(blob -> blob.role() == Manifest.Role.sbom)
                            .map(Manifest.Blob::id)
                            .findFirst()
                            .orElse(""));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw words.wrongUse("manifest.wrong", String.valueOf(e.getMessage()));
        }
    }

    private Part bundle(Path file) throws ToolException, IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes headers = jar.getManifest() == null
                    ? new Attributes()
                    : jar.getManifest().getMainAttributes();
            String name = headers.getValue("Bundle-SymbolicName");
            String version = headers.getValue("Bundle-Version");
            if (name == null || version == null) {
                throw words.problem("bundle.none", file);
            }
            String bare = name.split(";", 2)[0].strip();
            return new Part(
                    file,
                    PackageWriter.blob(
                            file.getFileName().toString(), Manifest.Role.bundle, bare, version.strip(), file));
        }
    }

    private String[] pair(String option, String text) throws ToolException {
        String[] pair = text.split("=", 2);
        if (pair.length != 2 || pair[0].isEmpty() || pair[1].isEmpty()) {
            throw words.wrongUse("option.pair", "--" + option, text);
        }
        return pair;
    }

    private Instant time(String text) throws ToolException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw words.wrongUse("option.time", text);
        }
    }

    private <E extends Enum<E>> E choice(String option, String text, Class<E> type) throws ToolException {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw words.wrongUse("option.choice", "--" + option, text, List.of(type.getEnumConstants()));
    }
}
