package io.busbar.engine.maps;

import io.busbar.gateway.devices.MapFile;
import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapFiles;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.RegisterMaps;
import io.busbar.registers.SiteMaps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Collects what the watcher of the directory and the drivers say of the site's map files. Drivers come and go while it runs; no other
 * component depends on it.
 */
@Component(service = MapFiles.class)
public final class SiteMapFiles implements MapFiles {

    private static final Comparator<MapFileProblem> IN_THE_FILES =
            Comparator.comparing(MapFileProblem::file).thenComparingInt(MapFileProblem::line);

    private final SiteMaps site;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile Collection<RegisterMaps> drivers = List.of();

    /** The files of this directory. */
    @Activate
    public SiteMapFiles(@Reference SiteMaps site) {
        this.site = site;
    }

    @Override
    public List<MapFile> files() {
        return site.files().stream()
                .map(file -> new MapFile(file.file(), file.id().orElse(null), family(file)))
                .sorted(Comparator.comparing(MapFile::file))
                .toList();
    }

    @Override
    public List<MapFileProblem> problems() {
        Stream<MapProblem> unread = site.files().stream().flatMap(file -> unread(file).stream());
        Stream<MapProblem> wrong = drivers.stream().flatMap(driver -> driver.problems().stream());
        return told(Stream.concat(site.problems().stream(), Stream.concat(wrong, unread)));
    }

    @Override
    public List<MapFileProblem> lint(Path path) {
        if (!Files.isRegularFile(path)) {
            throw ProblemException.of(Kind.NOT_FOUND, "map.file.unknown", path.toString());
        }
        List<MapProblem> problems = new ArrayList<>();
        io.busbar.registers.MapFiles.read(path, problems).ifPresent(file -> {
            problems.addAll(driver(file)
                    .map(driver -> driver.lint(file))
                    .orElseGet(() -> MapLibrary.lint(List.of(), List.of(), file)));
            unread(file).ifPresent(problems::add);
        });
        return told(problems.stream());
    }

    /** That a file is used by nobody, which none of the drivers can know. */
    private Optional<MapProblem> unread(MapSource file) {
        if (driver(file).isPresent()) {
            return Optional.empty();
        }
        String family = family(file);
        String code = family.equals(RegisterMaps.SITE) ? "generic.missing" : "family.missing";
        return Optional.of(new MapProblem(MapProblem.Severity.ERROR, file.idLine(), "map", code, List.of(family)));
    }

    private Optional<RegisterMaps> driver(MapSource file) {
        return drivers.stream()
                .filter(driver -> driver.family().equals(family(file)))
                .findFirst();
    }

    private static String family(MapSource file) {
        return file.family().orElse(RegisterMaps.SITE);
    }

    /** In the words of the gateway, each once: a row that stands for many can be wrong in the same way many times. */
    static List<MapFileProblem> told(Stream<MapProblem> problems) {
        return problems.map(SiteMapFiles::told).distinct().sorted(IN_THE_FILES).toList();
    }

    private static MapFileProblem told(MapProblem problem) {
        return new MapFileProblem(
                problem.line().file(),
                problem.line().number(),
                problem.field(),
                problem.isError() ? MapFileProblem.Severity.ERROR : MapFileProblem.Severity.WARNING,
                problem.code(),
                problem.text(Locale.ENGLISH),
                problem.text(Locale.FRENCH));
    }
}
