package io.busbar.plc4x;

import io.busbar.registers.MapLine;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapProblem.Severity;
import io.busbar.registers.MapSource;
import io.busbar.registers.TagMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The maps of tags among the files of the site.
 *
 * @param maps those that can be used
 * @param problems what is wrong with any of them
 */
record TagMaps(List<TagMap> maps, List<MapProblem> problems) {

    /** The maps of these files; a faulty file leaves the map in use that it held before. */
    static TagMaps of(List<MapSource> files, Set<String> protocols, List<TagMap> before) {
        List<MapProblem> problems = new ArrayList<>();
        Map<String, TagMap> byId = new LinkedHashMap<>();
        Map<String, String> products = new LinkedHashMap<>();
        for (MapSource file : files) {
            TagMap.Parsed parsed = TagMap.parse(file);
            List<MapProblem> own = new ArrayList<>(parsed.problems());
            parsed.map().ifPresent(map -> check(file, map, protocols, byId, products, own));
            problems.addAll(own);
            Optional<TagMap> usable = own.stream().anyMatch(MapProblem::isError)
                    ? before.stream()
                            .filter(map -> file.id().filter(map.id()::equals).isPresent())
                            .findFirst()
                    : parsed.map();
            usable.ifPresent(map -> {
                byId.putIfAbsent(map.id(), map);
                products.putIfAbsent(map.product().reference(), map.id());
            });
        }
        return new TagMaps(List.copyOf(byId.values()), List.copyOf(problems));
    }

    private static void check(
            MapSource file,
            TagMap map,
            Set<String> protocols,
            Map<String, TagMap> byId,
            Map<String, String> products,
            List<MapProblem> problems) {
        String protocol = map.connection().replaceFirst("[:/].*", "");
        if (!protocols.contains(protocol)) {
            String all = String.join(" ", new TreeSet<>(protocols));
            problems.add(error(file, "connection", "tags.protocol", protocol, all));
        }
        if (byId.containsKey(map.id())) {
            problems.add(error(file, "map", "map.twice", map.id(), map.id()));
        } else if (products.containsKey(map.product().reference())) {
            String reference = map.product().reference();
            problems.add(error(file, "product", "product.twice", reference, products.getOrDefault(reference, "")));
        }
    }

    private static MapProblem error(MapSource file, String field, String code, Object... arguments) {
        return new MapProblem(Severity.ERROR, new MapLine(file.file(), 0), field, code, List.of(arguments));
    }
}
