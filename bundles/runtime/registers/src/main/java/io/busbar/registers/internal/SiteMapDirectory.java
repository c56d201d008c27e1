package io.busbar.registers.internal;

import io.busbar.registers.MapFiles;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.SiteMaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the directory of the site's maps by looking at it every two seconds, which works on every file system. */
@Component(service = SiteMaps.class)
public final class SiteMapDirectory implements SiteMaps {

    private static final Logger LOG = LoggerFactory.getLogger(SiteMapDirectory.class);
    private static final long PERIOD_MILLIS = 2_000;
    private static final int MOST_FILES = 1_000;

    /** What tells one version of a file from another without reading it. */
    private record Stamp(long modifiedMillis, long size, Object key) {}

    private record State(Map<Path, Stamp> stamps, List<MapSource> files, List<MapProblem> problems) {}

    private final Path directory;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watcher;
    private volatile State state;

    /** Watches below the framework property {@code busbar.etc}. */
    @Activate
    public SiteMapDirectory(BundleContext context) {
        this(Path.of(etc(context)).resolve("busbar").resolve("maps"), PERIOD_MILLIS);
    }

    SiteMapDirectory(Path directory, long periodMillis) {
        this.directory = directory;
        this.state = read(stamps());
        this.watcher = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "busbar-site-maps");
            thread.setDaemon(true);
            return thread;
        });
        watcher.scheduleWithFixedDelay(this::look, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    }

    private static String etc(BundleContext context) {
        String etc = context.getProperty("busbar.etc");
        return etc == null ? "etc" : etc;
    }

    /** Ends the watching. */
    @Deactivate
    public void close() {
        watcher.shutdownNow();
    }

    @Override
    public List<MapSource> files() {
        return state.files();
    }

    @Override
    public List<MapProblem> problems() {
        return state.problems();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        // Two subscriptions of one method are two listeners.
        Runnable own = () -> listener.run();
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    private void look() {
        try {
            Map<Path, Stamp> stamps = stamps();
            if (stamps.equals(state.stamps())) {
                return;
            }
            state = read(stamps);
            LOG.info("{} map files in {}", state.files().size(), directory);
            state.problems().forEach(problem -> LOG.warn("{}", problem));
        } catch (RuntimeException e) {
            LOG.error("The map files in {} cannot be looked at; trying again", directory, e);
            return;
        }
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("A driver cannot take over the changed map files", e);
            }
        }
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return stamps;
        }
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path :
                    paths.filter(SiteMapDirectory::isMap).limit(MOST_FILES).toList()) {
                BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
                Object key = found.fileKey();
                stamps.put(
                        path, new Stamp(found.lastModifiedTime().toMillis(), found.size(), key == null ? path : key));
            }
        } catch (IOException e) {
            // A file may vanish while it is looked at; the next look tells.
            LOG.debug("{} cannot be listed now", directory, e);
        }
        return stamps;
    }

    private static State read(Map<Path, Stamp> stamps) {
        List<MapSource> files = new ArrayList<>();
        List<MapProblem> problems = new ArrayList<>();
        stamps.keySet().forEach(path -> MapFiles.read(path, problems).ifPresent(files::add));
        return new State(stamps, List.copyOf(files), List.copyOf(problems));
    }

    private static boolean isMap(Path path) {
        return String.valueOf(path.getFileName()).endsWith(".map") && Files.isRegularFile(path);
    }
}
