import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the list of third-party software in an assembly, with its licences.
 *
 * <p>Arguments: the assembly, a file of licences for archives that do not tell theirs, the console's package-lock.json,
 * the list to write. Fails when it finds an archive without a licence.
 */
public final class Licences {
    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
    private static final Pattern POM_LICENCES = Pattern.compile("<licenses>(.*?)</licenses>", Pattern.DOTALL);
    private static final Pattern POM_NAME = Pattern.compile("<name>\\s*(.*?)\\s*</name>", Pattern.DOTALL);
    private static final Pattern NPM_PACKAGE =
            Pattern.compile("\"node_modules/([^\"]+)\": \\{(.*?)\\n    \\}", Pattern.DOTALL);

    private final Properties known;
    private final Map<String, String> found = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();

    private Licences(Properties known) {
        this.known = known;
    }

    public static void main(String[] args) throws IOException {
        Properties known = new Properties();
        try (var in = Files.newBufferedReader(Path.of(args[1]))) {
            known.load(in);
        }
        Licences licences = new Licences(known);
        licences.archives(Path.of(args[0]));
        licences.console(Path.of(args[2]));
        if (!licences.unknown.isEmpty()) {
            throw new IOException("No licence known for " + licences.unknown + ": add it to " + args[1]);
        }
        String list = licences.found.entrySet().stream()
                .map(entry -> String.format("%-58s %s", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n", "Software of others in this distribution, and its licences\n\n", "\n"));
        Files.writeString(Path.of(args[3]), list);
    }

    private void archives(Path assembly) throws IOException {
        try (Stream<Path> tree = Files.walk(assembly)) {
            for (Path jar : tree.filter(path -> path.toString().endsWith(".jar")).sorted().toList()) {
                if (jar.toString().contains("/io/busbar/") || jar.getFileName().toString().startsWith("busbar-")) {
                    embedded(jar);
                } else {
                    archive(jar);
                }
            }
        }
    }

    private void archive(Path jar) throws IOException {
        String file = jar.getFileName().toString();
        Matcher name = FILE.matcher(file);
        String artifact = name.matches() ? name.group(1) : file;
        String version = name.matches() ? name.group(2) : "";
        String licence = known.getProperty(artifact);
        if (licence == null) {
            try (JarFile archive = new JarFile(jar.toFile())) {
                licence = fromManifest(archive.getManifest());
                if (licence.isEmpty()) {
                    licence = fromPom(archive);
                }
            }
        }
        if (licence.isEmpty()) {
            unknown.add(file);
        }
        found.put(artifact + " " + version, licence);
    }

    /** What a bundle of ours has inside of it: each archive that was taken in left its Maven files. */
    private void embedded(Path bundle) throws IOException {
        try (JarFile archive = new JarFile(bundle.toFile())) {
            for (JarEntry entry : archive.stream().toList()) {
                String path = entry.getName();
                if (!path.matches("META-INF/maven/.*/pom\\.properties") || path.startsWith("META-INF/maven/io.busbar/")) {
                    continue;
                }
                Properties pom = new Properties();
                pom.load(archive.getInputStream(entry));
                String artifact = pom.getProperty("artifactId");
                String licence = known.getProperty(artifact);
                if (licence == null) {
                    licence = fromPom(archive, path.replace("pom.properties", "pom.xml"));
                }
                if (licence.isEmpty()) {
                    unknown.add(artifact + " in " + bundle.getFileName());
                }
                found.put(artifact + " " + pom.getProperty("version"), licence);
            }
        }
    }

    private static String fromManifest(Manifest manifest) {
        String header = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-License");
        if (header == null) {
            return "";
        }
        return Stream.of(header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(part -> part.split(";")[0].replace("\"", "").strip())
                .map(Licences::shortName)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String fromPom(JarFile archive) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (JarEntry entry : archive.stream().toList()) {
            if (entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith("/pom.xml")) {
                String licence = fromPom(archive, entry.getName());
                if (!licence.isEmpty()) {
                    names.add(licence);
                }
            }
        }
        return String.join(", ", names);
    }

    private static String fromPom(JarFile archive, String file) throws IOException {
        JarEntry entry = archive.getJarEntry(file);
        if (entry == null) {
            return "";
        }
        String pom = new String(archive.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        Matcher licences = POM_LICENCES.matcher(pom);
        return licences.find()
                ? POM_NAME.matcher(licences.group(1))
                        .results()
                        .map(name -> shortName(name.group(1)))
                        .distinct()
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static String shortName(String licence) {
        String text = licence.replaceAll("\\s+", " ");
        if (text.matches("(?i).*(apache.*2(\\.0)?|asl-2|LICENSE-2\\.0|^apache license$).*")) {
            return "Apache-2.0";
        }
        return switch (text) {
            case "MIT", "The MIT License", "MIT License", "http://opensource.org/licenses/MIT", "https://opensource.org/licenses/MIT" -> "MIT";
            case "http://www.eclipse.org/org/documents/edl-v10.php", "EDL 1.0", "Eclipse Distribution License - v 1.0" -> "EDL-1.0";
            case "https://www.eclipse.org/legal/epl-v20.html", "EPL 2.0", "Eclipse Public License - v 2.0" -> "EPL-2.0";
            default -> text;
        };
    }

    /** What the console is built of: the packages that are not for building it. */
    private void console(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return;
        }
        for (var match : NPM_PACKAGE.matcher(Files.readString(lock)).results().toList()) {
            String body = match.group(2);
            if (!body.contains("\"dev\": true")) {
                String name = "npm " + match.group(1) + " " + field(body, "version");
                String licence = field(body, "license");
                if (licence.isEmpty()) {
                    unknown.add(name);
                }
                found.put(name, licence);
            }
        }
    }

    private static String field(String body, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": \"([^\"]*)\"").matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }
}
