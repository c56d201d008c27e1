package io.busbar.simulator;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The maps that the driver bundles ship, from the bundles themselves. */
public final class DriverMaps {

    private DriverMaps() {}

    /** All of them. */
    public static ProductMaps all() throws IOException {
        List<Path> bundles = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches("busbar-(diris|countis)-.*\\.jar"))
                .toList();
        return ProductMaps.of(bundles);
    }
}
