package io.busbar.simulator;

import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.RegisterMap;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The maps that the driver bundles ship, from the bundles themselves. */
public final class DriverMaps {

    private DriverMaps() {}

    /** All of them. */
    public static ProductMaps all() throws IOException {
        return ProductMaps.of(bundles());
    }

    /** The maps of all products. */
    public static List<RegisterMap> shipped() throws IOException {
        List<RegisterMap> maps = new ArrayList<>();
        for (Path bundle : bundles()) {
            try (FileSystem jar = FileSystems.newFileSystem(bundle)) {
                maps.addAll(MapLibrary.of(MapFiles.in(jar.getPath("maps"))).products());
            }
        }
        return maps;
    }

    private static List<Path> bundles() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches("busbar-(diris|countis|isom|atys)-.*\\.jar"))
                .toList();
    }
}
