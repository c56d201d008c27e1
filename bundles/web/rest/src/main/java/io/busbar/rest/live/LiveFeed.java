package io.busbar.rest.live;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.access.Profiles;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.alarms.Maintenance;
import io.busbar.gateway.detection.Detections;
import io.busbar.gateway.detection.Inbox;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.SampleSink;
import io.busbar.rest.gateway.Readiness;
import io.busbar.rest.services.GatewayServices;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes samples and facts off the gateway and has the open streams send them on. One thread serves all streams. */
@Component(
        service = {SampleSink.class, EventHandler.class, LiveFeed.class},
        immediate = true,
        configurationPid = "io.busbar.rest.live",
        property = {SampleSink.NAME + "=live", SampleSink.OVERFLOW + "=CONFLATE", SampleSink.CAPACITY + ":Integer=256"})
@EventTopics({
    Devices.TOPIC_CHANGED,
    Historian.TOPIC_STATE,
    Detections.TOPIC_CHANGED,
    Inbox.TOPIC_CHANGED,
    Alarms.TOPICS,
    Maintenance.TOPIC_CHANGED
})
public final class LiveFeed implements SampleSink, EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long CHECK_MILLIS = 1000;
    private static final String ALARMS = Alarms.TOPICS.substring(0, Alarms.TOPICS.length() - 1);

    private final Devices devices;
    private final Profiles profiles;
    private final Readiness readiness;
    private final LiveTable table = new LiveTable();
    private final LiveCounters counters = new LiveCounters();
    private final LiveStreams streams;
    private final Frames frames;
    private final ScheduledExecutorService ticker;
    private Readiness.@Nullable Health told;

    /** Begins with what is known already. */
    @Activate
    public LiveFeed(
            @Reference Devices devices,
            @Reference LastValues lastValues,
            @Reference Profiles profiles,
            @Reference Readiness readiness,
            @Reference GatewayServices services,
            LiveLimits limits) {
        this(
                devices,
                lastValues,
                profiles,
                readiness,
                services,
                limits.streams(),
                limits.streams_per_client(),
                limits.frame_millis());
    }

    LiveFeed(
            Devices devices,
            LastValues lastValues,
            Profiles profiles,
            Readiness readiness,
            GatewayServices services,
            int mostStreams,
            int mostPerClient,
            int frameMillis) {
        this.devices = devices;
        this.profiles = profiles;
        this.readiness = readiness;
        this.streams = new LiveStreams(mostStreams, mostPerClient, counters);
        // Ids of events are good for one life of this feed only: another one counts from the beginning.
        this.frames = new Frames(devices, readiness, services, Long.toString(System.nanoTime() & 0xffffffffL, 36));
        for (DeviceStatus device : devices.devices()) {
            lastValues.values(device.config().id()).forEach(table::accept);
        }
        ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "busbar-live");
            thread.setDaemon(true);
            return thread;
        });
        int frame = Math.max(20, frameMillis);
        ticker.scheduleWithFixedDelay(guarded(this::flush), frame, frame, TimeUnit.MILLISECONDS);
        ticker.scheduleWithFixedDelay(guarded(this::check), CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        ticker.shutdownNow();
        if (!ticker.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.warn("The live stream's thread did not end within 2 s");
        }
        streams.endUnless(token -> false);
    }

    @Override
    public void accept(SampleBatch batch) {
        table.accept(batch);
    }

    @Override
    public void handleEvent(Event event) {
        if (event.getTopic().equals(Detections.TOPIC_CHANGED)
                || event.getTopic().equals(Inbox.TOPIC_CHANGED)) {
            table.detectionsChanged();
        } else if (event.getTopic().startsWith(ALARMS) || event.getTopic().equals(Maintenance.TOPIC_CHANGED)) {
            table.alarmsChanged();
        } else if (event.getProperty("device") instanceof String device) {
            if (devices.device(device).isPresent()) {
                table.deviceChanged(device);
            } else {
                table.deviceRemoved(device);
            }
        } else {
            table.systemChanged();
        }
    }

    /** Number and counters of the streams. */
    public LiveStatus status() {
        return streams.status(table.size());
    }

    LiveStreams streams() {
        return streams;
    }

    Frames frames() {
        return frames;
    }

    /** A stream that is not among the open ones yet. */
    LiveStream stream(LiveStream.Wish wish, LiveOutput output) {
        return new LiveStream(wish, table, frames, counters, output, System.nanoTime());
    }

    private void flush() {
        streams.flush(System.nanoTime());
    }

    private void check() {
        streams.endUnless(profiles::isOpen);
        Readiness.Health now = readiness.health();
        if (!now.equals(told)) {
            told = now;
            table.systemChanged();
        }
    }

    /** A task that fails once must not end the schedule for good. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("The live stream could not be served this time", e);
            }
        };
    }
}
