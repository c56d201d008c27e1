package io.busbar.rest.live;

import io.busbar.gateway.detection.Detection;
import io.busbar.gateway.detection.FoundDevice;
import io.busbar.rest.services.GatewayServices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the events about detections: how far each detection is, and how much waits for a decision.
 *
 * @param detections those under way and the last ones that ended, newest first
 * @param waiting entries of the inbox that are not ignored
 */
record LiveDetections(List<Progress> detections, long waiting) {

    /** How far one is. Says no address: everybody may read the stream. */
    record Progress(
            String id, Detection.Phase phase, int total, int asked, int answered, @Nullable Integer secondsLeft) {}

    static LiveDetections of(GatewayServices services) {
        return new LiveDetections(
                services.detections().detections().stream()
                        .map(detection -> new Progress(
                                detection.id(),
                                detection.phase(),
                                detection.total(),
                                detection.asked(),
                                detection.answered(),
                                detection.secondsLeft()))
                        .toList(),
                services.inbox().entries().stream()
                        .filter(entry -> !entry.ignored())
                        .map(FoundDevice::id)
                        .count());
    }
}
