package io.busbar.historian.plan;

import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.history.StorageWatch.Cause;
import io.busbar.gateway.history.StorageWatch.NotStored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Finds out of which points nothing is stored any more. {@link #check} runs on one thread; what is found may be read by any. */
public final class StorageWatcher {

    /** Before this nothing is said, however short the periods are. */
    private static final long LEAST_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** What the watcher has to know of the rest of the gateway. */
    public interface Surroundings {
        /** How a device fares; empty if there is none of this id. */
        Optional<DeviceStatus> device(String id);

        /** Whether it is certain that there is no device of this id. */
        boolean isGone(String device);

        /** Whether the driver of the point's device still delivers the point. */
        boolean isDelivered(String point);

        /** Whether the history has the point, from this run of the gateway or an earlier one. */
        boolean hasHistory(String point);
    }

    /** Told of findings that came, changed or went. */
    @FunctionalInterface
    public interface Listener {
        void changed(NotStored finding, boolean raised);
    }

    private final int periods;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Surroundings surroundings;
    private final Listener listener;
    private final Set<String> known = new HashSet<>();
    private volatile List<NotStored> found = List.of();

    /**
     * A watcher.
     *
     * @param periods how many periods may pass without anything stored
     */
    StorageWatcher(int periods, Clock clock, LongSupplier nanos, Surroundings surroundings, Listener listener) {
        this.periods = periods;
        this.clock = clock;
        this.nanos = nanos;
        this.surroundings = surroundings;
        this.listener = listener;
    }

    /** What was found last: the store's first, then by device. */
    List<NotStored> found() {
        return found;
    }

    /** Looks at all points that are to be stored. */
    void check(Collection<Track> tracks, OptionalLong troubledSince) {
        List<NotStored> now = new ArrayList<>();
        NotStored store = store(tracks, troubledSince);
        if (store != null) {
            now.add(store);
        }
        Map<String, List<Track>> byDevice = new TreeMap<>();
        for (Track track : tracks) {
            byDevice.computeIfAbsent(track.device(), device -> new ArrayList<>())
                    .add(track);
        }
        byDevice.forEach((device, own) -> {
            NotStored finding = device(device, own);
            if (finding != null) {
                now.add(finding);
            }
        });
        List<NotStored> before = found;
        found = List.copyOf(now);
        tell(before, now);
    }

    private @Nullable NotStored store(Collection<Track> tracks, OptionalLong troubledSince) {
        long shortest =
                tracks.stream().mapToInt(track -> track.rule().periodS()).min().orElse(0);
        return troubledSince.isPresent() && isOver(troubledSince.getAsLong(), shortest)
                ? new NotStored(Cause.STORE, "", List.of(), wall(troubledSince.getAsLong()))
                : null;
    }

    private @Nullable NotStored device(String id, List<Track> tracks) {
        DeviceStatus status = surroundings.device(id).orElse(null);
        if (status == null || (status.state() != DeviceState.ONLINE && status.state() != DeviceState.DEGRADED)) {
            return null;
        }
        long answeringNanos = nanos.getAsLong()
                - Math.max(0, Duration.between(status.since(), clock.instant()).toNanos());
        boolean answersAgain = status.state() == DeviceState.ONLINE;
        List<Track> missing = tracks.stream()
                .filter(track -> isMissing(track, answersAgain ? answeringNanos : Long.MIN_VALUE))
                .sorted(Comparator.comparing(Track::point))
                .toList();
        if (missing.isEmpty()) {
            return null;
        }
        long since = missing.stream().mapToLong(Track::lastNanos).min().orElseThrow();
        return new NotStored(
                Cause.DEVICE, id, missing.stream().map(Track::point).toList(), wall(since));
    }

    private boolean isMissing(Track track, long answeringNanos) {
        long since = answeringNanos == Long.MIN_VALUE ? track.lastNanos() : later(track.lastNanos(), answeringNanos);
        return !track.isUnavailable()
                && isOver(since, track.rule().periodS())
                && surroundings.isDelivered(track.point())
                && (track.hasStored() || hasHistory(track.point()));
    }

    private boolean hasHistory(String point) {
        if (!known.contains(point) && surroundings.hasHistory(point)) {
            known.add(point);
        }
        return known.contains(point);
    }

    private boolean isOver(long sinceNanos, long seconds) {
        long patience = Math.max(LEAST_NANOS, TimeUnit.SECONDS.toNanos(periods * seconds));
        return nanos.getAsLong() - sinceNanos > patience;
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    private Instant wall(long thenNanos) {
        return clock.instant().minusNanos(nanos.getAsLong() - thenNanos).truncatedTo(ChronoUnit.SECONDS);
    }

    /** A finding whose points are the same is not told again. */
    private void tell(List<NotStored> before, List<NotStored> now) {
        for (NotStored finding : now) {
            if (before.stream()
                    .noneMatch(other -> isSame(other, finding) && other.points().equals(finding.points()))) {
                listener.changed(finding, true);
            }
        }
        for (NotStored finding : before) {
            if (now.stream().noneMatch(other -> isSame(other, finding))) {
                listener.changed(finding, false);
            }
        }
    }

    private static boolean isSame(NotStored one, NotStored other) {
        return one.cause() == other.cause() && one.device().equals(other.device());
    }
}
