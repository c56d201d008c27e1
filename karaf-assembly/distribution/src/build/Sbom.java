import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the bill of materials of an assembly (CycloneDX 1.6, JSON): every archive that is in it, what our own bundles have inside of them,
 * and what the console is built of. Taken from the files themselves, so that nothing is named that is not shipped, and nothing is shipped
 * that is not named. The same assembly gives the same file.
 *
 * <p>Arguments: the assembly, its version, the list of licences that was made of it, the file to write.
 */
public final class Sbom {
    private static final Pattern IN_REPOSITORY = Pattern.compile("system/(.+)/([^/]+)/([^/]+)/\\2-\\3[^/]*\\.jar");
    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
    private static final Pattern LICENCE_LINE = Pattern.compile("(?:npm )?(\\S+) (\\S*)\\s+(\\S.*)");
    private static final Pattern NPM_PACKAGE = Pattern.compile("(?m)^## (\\S+) - (\\S+) \\((.+)\\)$");
    private static final Set<String> SPDX = Set.of(
            "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CDDL-1.1", "EPL-1.0", "EPL-2.0", "ISC", "LGPL-3.0", "MIT", "MPL-2.0");

    private final Map<String, String> licences = new TreeMap<>();
    private final Map<String, String> components = new TreeMap<>();

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Sbom sbom = new Sbom();
        sbom.licences(Path.of(args[2]));
        sbom.archives(Path.of(args[0]));
        Files.writeString(Path.of(args[3]), sbom.json(args[1]));
    }

    private void licences(Path list) throws IOException {
        for (String line : Files.readAllLines(list)) {
            Matcher matcher = LICENCE_LINE.matcher(line);
            if (matcher.matches()) {
                licences.put(matcher.group(1) + ' ' + matcher.group(2), matcher.group(3).strip());
            }
        }
    }

    private void archives(Path assembly) throws IOException, GeneralSecurityException {
        try (Stream<Path> tree = Files.walk(assembly)) {
            for (Path jar : tree.filter(path -> path.toString().endsWith(".jar")).sorted().toList()) {
                archive(assembly.relativize(jar).toString().replace('\\', '/'), jar);
            }
        }
    }

    private void archive(String path, Path jar) throws IOException, GeneralSecurityException {
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        Matcher repository = IN_REPOSITORY.matcher(path);
        if (repository.matches()) {
            String group = repository.group(1).replace('/', '.');
            component(group, repository.group(2), repository.group(3), hash);
        } else {
            Matcher file = FILE.matcher(jar.getFileName().toString());
            Optional<Properties> pom = poms(jar).values().stream().findFirst();
            String group = pom.map(one -> one.getProperty("groupId")).orElse("");
            if (file.matches()) {
                component(group, file.group(1), file.group(2), hash);
            } else if (pom.isPresent()) {
                component(group, pom.get().getProperty("artifactId"), pom.get().getProperty("version"), hash);
            }
        }
        if (path.startsWith("system/io/busbar/busbar-console/")) {
            console(jar);
        }
        if (path.startsWith("system/io/busbar/")) {
            for (Properties pom : poms(jar).values()) {
                if (!"io.busbar".equals(pom.getProperty("groupId"))) {
                    component(pom.getProperty("groupId"), pom.getProperty("artifactId"), pom.getProperty("version"), "");
                }
            }
        }
    }

    private static Map<String, Properties> poms(Path jar) throws IOException {
        Map<String, Properties> poms = new TreeMap<>();
        try (JarFile archive = new JarFile(jar.toFile())) {
            for (JarEntry entry : archive.stream().toList()) {
                if (entry.getName().matches("META-INF/maven/.*/pom\\.properties")) {
                    Properties pom = new Properties();
                    pom.load(archive.getInputStream(entry));
                    poms.put(entry.getName(), pom);
                }
            }
        }
        return poms;
    }

    private void component(String group, String name, String version, String hash) {
        String purl = "pkg:maven/" + (group.isEmpty() ? "" : group + '/') + name + '@' + version + "?type=jar";
        String licence = group.equals("io.busbar") ? "Apache-2.0" : licences.getOrDefault(name + ' ' + version, "");
        put(purl, group, name, version, licence, hash);
    }

    /** The console's bundler leaves a list of what it took in. */
    private void console(Path jar) throws IOException {
        try (JarFile archive = new JarFile(jar.toFile())) {
            JarEntry list = archive.getJarEntry("io/busbar/console/assets/licences.md");
            if (list == null) {
                return;
            }
            String text = new String(archive.getInputStream(list).readAllBytes(), StandardCharsets.UTF_8);
            for (var match : NPM_PACKAGE.matcher(text).results().toList()) {
                String name = match.group(1);
                String purl = "pkg:npm/" + name.replace("@", "%40") + '@' + match.group(2);
                put(purl, "", name, match.group(2), match.group(3), "");
            }
        }
    }

    private void put(String purl, String group, String name, String version, String licence, String hash) {
        StringBuilder json = new StringBuilder("    {\"type\": \"library\", \"bom-ref\": " + quoted(purl));
        if (!group.isEmpty()) {
            json.append(", \"group\": ").append(quoted(group));
        }
        json.append(", \"name\": ").append(quoted(name)).append(", \"version\": ").append(quoted(version));
        if (!hash.isEmpty()) {
            json.append(", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": ").append(quoted(hash)).append("}]");
        }
        if (!licence.isEmpty()) {
            String kind = SPDX.contains(licence) ? "id" : "name";
            json.append(", \"licenses\": [{\"license\": {\"" + kind + "\": ").append(quoted(licence)).append("}}]");
        }
        components.put(purl, json.append(", \"purl\": ").append(quoted(purl)).append('}').toString());
    }

    private String json(String version) {
        String list = String.join(",\n", components.values());
        String refs = components.keySet().stream().map(Sbom::quoted).collect(Collectors.joining(", "));
        String root = "pkg:maven/io.busbar/busbar-distribution@" + version + "?type=tar.gz";
        return "{\n  \"$schema\": \"http://cyclonedx.org/schema/bom-1.6.schema.json\",\n  \"bomFormat\": \"CycloneDX\",\n"
                + "  \"specVersion\": \"1.6\",\n  \"serialNumber\": \"urn:uuid:"
                + UUID.nameUUIDFromBytes((version + list).getBytes(StandardCharsets.UTF_8))
                + "\",\n  \"version\": 1,\n  \"metadata\": {\"component\": {\"type\": \"application\", \"bom-ref\": " + quoted(root)
                + ", \"group\": \"io.busbar\", \"name\": \"busbar\", \"version\": " + quoted(version)
                + ", \"licenses\": [{\"license\": {\"id\": \"Apache-2.0\"}}], \"purl\": " + quoted(root) + "}},\n"
                + "  \"components\": [\n" + list + "\n  ],\n  \"dependencies\": [{\"ref\": " + quoted(root) + ", \"dependsOn\": [" + refs
                + "]}]\n}\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
