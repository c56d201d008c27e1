package io.busbar.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Register maps read from files, in two layers: what a driver ships, and what the site puts over it. Immutable.
 *
 * <p>A site's file whose {@code map} has the id of a shipped one takes its place; if it also {@code extends} that id, it only changes the
 * rows that it names. A file with errors is left out and said in {@link #problems()}; the shipped map then stays in use.
 */
public final class MapLibrary {

    private final Map<String, RegisterMap> maps;
    private final List<MapProblem> problems;

    private MapLibrary(Map<String, RegisterMap> maps, List<MapProblem> problems) {
        this.maps = maps;
        this.problems = problems;
    }

    /** The maps of these files. */
    public static MapLibrary of(List<MapSource> shipped) {
        return of(shipped, List.of());
    }

    /** The maps of these files, the site's over the shipped ones. */
    public static MapLibrary of(List<MapSource> shipped, List<MapSource> site) {
        List<MapProblem> problems = new ArrayList<>();
        Map<String, Draft> below = drafts(shipped, problems);
        Map<String, Draft> above = drafts(site, problems);
        Map<String, RegisterMap> maps = new LinkedHashMap<>();
        build(below, below, Map.of(), draft -> draft.file, maps, problems);
        Map<String, Draft> usable = build(above, above, below, draft -> draft.file, maps, problems);
        // A shipped variant of a map that the site has corrected takes over the correction.
        Map<String, Draft> variants = new LinkedHashMap<>(below);
        variants.keySet().removeAll(above.keySet());
        if (!usable.isEmpty()) {
            build(variants, usable, below, variant -> corrected(variant, usable, below), maps, problems);
        }
        return new MapLibrary(maps, List.copyOf(problems));
    }

    /**
     * What is wrong with this file among the site's: the problems that there are with it and would not be without it. It takes the place
     * of the file with its name.
     */
    public static List<MapProblem> lint(List<MapSource> shipped, List<MapSource> site, MapSource file) {
        List<MapSource> files = new ArrayList<>(site);
        files.removeIf(other -> other.file().equals(file.file()));
        List<MapProblem> without = of(shipped, files).problems();
        files.add(file);
        return of(shipped, files).problems().stream()
                .filter(problem -> !without.contains(problem))
                .toList();
    }

    /** All maps, also those that only others extend. */
    public List<RegisterMap> maps() {
        return List.copyOf(maps.values());
    }

    /** The map with this id. */
    public Optional<RegisterMap> map(String id) {
        return Optional.ofNullable(maps.get(id));
    }

    /** The map of the product with this catalogue reference. */
    public Optional<RegisterMap> product(String reference) {
        return products().stream()
                .filter(map -> map.product().orElseThrow().reference().equals(reference))
                .findFirst();
    }

    /** The maps of products, in the order of their files. */
    public List<RegisterMap> products() {
        return maps.values().stream().filter(map -> map.product().isPresent()).toList();
    }

    /** What is wrong in the files, errors and warnings. */
    public List<MapProblem> problems() {
        return problems;
    }

    private static Map<String, Draft> drafts(List<MapSource> sources, List<MapProblem> problems) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (MapSource source : sources) {
            MapParser.Parsed parsed = MapParser.parse(source);
            problems.addAll(parsed.problems());
            if (parsed.problems().stream().anyMatch(MapProblem::isError)) {
                continue;
            }
            Draft first = drafts.putIfAbsent(parsed.draft().id, parsed.draft());
            if (first != null) {
                problems.add(MapProblem.error(parsed.draft().whole(), "map", "map.twice", first.id, first.file));
            }
        }
        return drafts;
    }

    /** Builds these maps and returns those among them that can be used. */
    private static Map<String, Draft> build(
            Map<String, Draft> wanted,
            Map<String, Draft> first,
            Map<String, Draft> then,
            Function<Draft, String> author,
            Map<String, RegisterMap> maps,
            List<MapProblem> problems) {
        Map<String, Draft> usable = new LinkedHashMap<>();
        for (Draft draft : wanted.values()) {
            List<MapProblem> own = new ArrayList<>();
            Optional<RegisterMap> map = new Resolver(child -> parent(child, first, then), own)
                    .resolve(draft)
                    .map(resolved -> Expander.expand(resolved, own));
            map.ifPresent(expanded -> own.addAll(MapLinter.lint(expanded, draft.file)));
            map.flatMap(expanded -> namesake(expanded, maps))
                    .ifPresent(other -> own.add(
                            MapProblem.error(draft.whole(), "product", "product.twice", draft.product, other.id())));
            if (map.isPresent() && own.stream().noneMatch(MapProblem::isError)) {
                maps.put(draft.id, map.get());
                usable.put(draft.id, draft);
            }
            own.forEach(problem -> problems.add(problem.toldIn(author.apply(draft))));
        }
        return usable;
    }

    /** Another map of the same product. */
    private static Optional<RegisterMap> namesake(RegisterMap map, Map<String, RegisterMap> maps) {
        return map.product().flatMap(product -> maps.values().stream()
                .filter(other -> !other.id().equals(map.id()))
                .filter(other -> other.product()
                        .filter(its -> its.reference().equals(product.reference()))
                        .isPresent())
                .findFirst());
    }

    /** A file that extends its own id means the map that it lies over. */
    private static Optional<Draft> parent(Draft child, Map<String, Draft> first, Map<String, Draft> then) {
        String id = child.parent.orElse("");
        Draft own = id.equals(child.id) ? null : first.get(id);
        return Optional.ofNullable(own != null ? own : then.get(id));
    }

    /** The site's file that changes this shipped map by correcting one that it extends. */
    private static String corrected(Draft variant, Map<String, Draft> site, Map<String, Draft> shipped) {
        Optional<Draft> ancestor = parent(variant, site, shipped);
        for (int depth = 0; depth < shipped.size() && ancestor.isPresent(); depth++) {
            if (site.containsValue(ancestor.get())) {
                return ancestor.get().file;
            }
            ancestor = parent(ancestor.get(), site, shipped);
        }
        return variant.file;
    }
}
