package io.busbar.engine.maps;

import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.RegisterMap;
import io.busbar.registers.RegisterMaps;
import io.busbar.registers.SiteMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory of maps in memory, and drivers that read them as real ones do. */
final class FakeMaps implements SiteMaps {

    final List<MapSource> files = new ArrayList<>();
    final List<MapProblem> problems = new ArrayList<>();

    @Override
    public List<MapSource> files() {
        return files;
    }

    @Override
    public List<MapProblem> problems() {
        return problems;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }

    /** A driver that ships these maps. */
    RegisterMaps driver(String family, MapSource... shipped) {
        return new RegisterMaps() {
            @Override
            public String family() {
                return family;
            }

            @Override
            public List<RegisterMap> products() {
                return library().products();
            }

            @Override
            public Optional<RegisterMap> product(String reference) {
                return library().product(reference);
            }

            @Override
            public List<MapProblem> problems() {
                return library().problems();
            }

            @Override
            public List<MapProblem> lint(MapSource file) {
                return MapLibrary.lint(List.of(shipped), own(), file);
            }

            private MapLibrary library() {
                return MapLibrary.of(List.of(shipped), own());
            }

            private List<MapSource> own() {
                return files.stream()
                        .filter(file -> file.family().orElse(SITE).equals(family))
                        .toList();
            }
        };
    }
}
