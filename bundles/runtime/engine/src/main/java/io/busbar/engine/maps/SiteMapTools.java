package io.busbar.engine.maps;

import io.busbar.driver.BusLink;
import io.busbar.engine.devices.DeviceRegistry;
import io.busbar.engine.devices.LineRegistry;
import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapTools;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.registers.MapDiff;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.PageImport;
import io.busbar.registers.RegisterMap;
import io.busbar.registers.RegisterMaps;
import io.busbar.registers.SiteMaps;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes, makes and tries the site's map files. */
@Component(service = MapTools.class)
public final class SiteMapTools implements MapTools {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,59}\\.map");
    private static final int LARGEST = 1_000_000;
    private static final int MOST_EXAMPLES = 100;
    private static final Logger LOG = LoggerFactory.getLogger(SiteMapTools.class);

    private final SiteMaps site;
    private final Function<String, Optional<String>> references;
    private final Function<String, Optional<BusLink>> links;
    private final BiFunction<TrialUnit, RegisterMap, CompletionStage<Trial>> units;
    private final Path directory;
    private final DurableFiles files = new DurableFiles();

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile Collection<RegisterMaps> drivers = List.of();

    /** The files of this directory, tried on these devices. */
    @Activate
    public SiteMapTools(
            @Reference SiteMaps site,
            @Reference DeviceRegistry devices,
            @Reference LineRegistry lines,
            BundleContext context) {
        this(
                site,
                id -> devices.device(id).map(device -> device.config().reference()),
                devices::link,
                new TrialUnits(lines)::tryOut,
                Path.of(etc(context)).resolve("busbar").resolve("maps"));
    }

    /**
     * The files of a directory.
     *
     * @param references the catalogue reference of a device
     * @param links the link that a device is read by
     * @param units tries a map on a unit that is no device
     */
    SiteMapTools(
            SiteMaps site,
            Function<String, Optional<String>> references,
            Function<String, Optional<BusLink>> links,
            BiFunction<TrialUnit, RegisterMap, CompletionStage<Trial>> units,
            Path directory) {
        this.site = site;
        this.references = references;
        this.links = links;
        this.units = units;
        this.directory = directory;
    }

    private static String etc(BundleContext context) {
        String etc = context.getProperty("busbar.etc");
        return etc == null ? "etc" : etc;
    }

    @Override
    public String text(String file) {
        return site.files().stream()
                .filter(source -> source.file().equals(file))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "map.file.missing", file))
                .text();
    }

    @Override
    public Optional<String> stored(String file) {
        try {
            return files.read(directory.resolve(named(file))).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "file.failed", file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Example> library() {
        Path library = directory.resolve("library");
        if (!Files.isDirectory(library)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(library)) {
            return entries.filter(entry ->
                            NAME.matcher(String.valueOf(entry.getFileName())).matches())
                    .sorted()
                    .limit(MOST_EXAMPLES)
                    .flatMap(entry -> example(entry).stream())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The map library {} cannot be read: {}", library, e.toString());
            return List.of();
        }
    }

    private static Optional<Example> example(Path entry) {
        try {
            if (Files.size(entry) > LARGEST) {
                return Optional.empty();
            }
            String text = Files.readString(entry);
            return Optional.of(
                    new Example(String.valueOf(entry.getFileName()), said(text, "product"), said(text, "title"), text));
        } catch (IOException e) {
            LOG.warn("The example {} cannot be read: {}", entry, e.toString());
            return Optional.empty();
        }
    }

    /** What a line about the map as a whole says; empty if there is none. */
    private static String said(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith(word + " "))
                .findFirst()
                .map(line -> line.substring(word.length()).strip())
                .orElse("");
    }

    @Override
    public List<MapFileProblem> lint(String file, String text) {
        return SiteMapFiles.told(problems(checked(file, text)).stream());
    }

    @Override
    public List<MapFileProblem> save(String file, String text) {
        List<MapFileProblem> problems = lint(file, text);
        if (problems.stream().noneMatch(MapFileProblem::isError)) {
            try {
                files.replace(directory.resolve(file), text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
        return problems;
    }

    @Override
    public void delete(String file) {
        text(named(file));
        try {
            files.delete(directory.resolve(file));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public PageMap read(String page, @Nullable String product) {
        PageImport first = PageImport.of(page, "imported", product == null ? "imported" : product, "imported");
        if (first.understood() == 0) {
            throw ProblemException.of(Kind.INVALID, "map.page.foreign");
        }
        String reference = product == null ? reference(first.title()) : product;
        Optional<RegisterMap> used = map(reference);
        String id = used.map(RegisterMap::id).orElseGet(() -> id(reference));
        PageImport made = PageImport.of(page, id, reference, reference);
        String file = id + ".map";
        List<MapDiff.Change> changes = used.flatMap(before -> MapLibrary.of(List.of(new MapSource(file, made.text())))
                        .product(reference)
                        .map(after -> MapDiff.between(before, after)))
                .orElse(List.of());
        return new PageMap(
                file,
                made.text(),
                reference,
                made.understood(),
                made.left(),
                lint(file, made.text()),
                changes.stream()
                        .map(change -> new Change(change.load(), change.quantity(), change.before(), change.after()))
                        .toList());
    }

    @Override
    public CompletionStage<Trial> tryOut(String device, @Nullable String text) {
        String reference = references
                .apply(device)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "device.unknown", device));
        RegisterMap map = text == null
                ? map(reference).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "map.file.missing", reference))
                : only(text);
        BusLink link =
                links.apply(device).orElseThrow(() -> ProblemException.of(Kind.UNAVAILABLE, "map.trial.line", device));
        return new MapTrial(device, link::read, map).run();
    }

    @Override
    public CompletionStage<Trial> tryOut(TrialUnit unit, String text) {
        return units.apply(unit, only(text));
    }

    /** The one map of a text. */
    private RegisterMap only(String text) {
        MapLibrary library = MapLibrary.of(List.of(checked("trial.map", text)));
        return library.maps().stream().findFirst().orElseThrow(() -> {
            List<MapProblem> problems = library.problems();
            String said = problems.isEmpty() ? "" : problems.get(0).toString(Locale.ENGLISH);
            return ProblemException.of(Kind.INVALID, "map.invalid", "trial.map", problems.size(), said);
        });
    }

    private List<MapProblem> problems(MapSource file) {
        String family = file.family().orElse(RegisterMaps.SITE);
        return drivers.stream()
                .filter(driver -> driver.family().equals(family))
                .findFirst()
                .map(driver -> driver.lint(file))
                .orElseGet(() -> MapLibrary.lint(List.of(), List.of(), file));
    }

    private Optional<RegisterMap> map(String reference) {
        return drivers.stream()
                .flatMap(driver -> driver.product(reference).stream())
                .findFirst();
    }

    /** The catalogue's product that a page's title ends with, whatever stands between its letters and digits. */
    private String reference(String title) {
        String plain = plain(title);
        return drivers.stream()
                .flatMap(driver -> driver.products().stream())
                .map(map -> map.product().orElseThrow().reference())
                .filter(reference -> plain.endsWith(plain(reference)))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(Kind.INVALID, "map.page.product"));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String id(String reference) {
        return reference.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static MapSource checked(String file, String text) {
        if (text.length() > LARGEST) {
            throw ProblemException.of(Kind.INVALID, "map.file.large", LARGEST / 1000);
        }
        return new MapSource(named(file), text);
    }

    private static String named(String file) {
        if (!NAME.matcher(file).matches()) {
            throw ProblemException.of(Kind.INVALID, "map.file.name", file);
        }
        return file;
    }

    private static ProblemException unwritable(IOException e) {
        return ProblemException.of(Kind.UNAVAILABLE, "map.file.unwritable", String.valueOf(e.getMessage()));
    }
}
