package io.busbar.shell;

import io.busbar.gateway.detection.Detection;
import io.busbar.gateway.detection.DetectionRequest;
import io.busbar.gateway.detection.Detections;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Looks for devices on a line or at an address. */
@Service
@Command(
        scope = "busbar",
        name = "line-scan",
        description = "Looks for devices on a line or at an address, and puts what it finds in the inbox",
        detailedDescription =
                "Devices that are read already keep their periods. Nothing is set up before busbar:inbox-accept."
                        + " Ctrl-C stops it; what it had found stays. Example: busbar:line-scan 10.0.0.7:502 --units 1-247")
public final class LineScanCommand extends BusbarCommand {

    private static final long LOOK_MILLIS = 250;
    private static final int BAR = 30;

    @Argument(name = "place", multiValued = true, description = "Id of a line, or host and port such as 10.0.0.7:502")
    @Completion(LineCompleter.class)
    private List<String> typed = List.of();

    @Option(
            name = "--units",
            description = "Unit ids and ranges, such as 1-20,255; 1-247 and a gateway's own if not given")
    private @Nullable String units;

    @Option(name = "--patience", description = "Milliseconds that a unit may take to answer; found out if not given")
    private @Nullable String patience;

    private boolean failed;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    boolean hasFailed() {
        return failed;
    }

    @Override
    void run(Services services, Output out) {
        Detections detections = services.need(Detections.class);
        Detection begun = detections.start(request(services));
        Detection ended = await(detections, begun, out);
        failed = ended.phase() == Detection.Phase.FAILED;
        if (out.isJson()) {
            out.json(DetectionView.json(ended));
            return;
        }
        out.table(DetectionView.table(ended.findings(), out.words()));
        out.say(
                "scan." + ended.phase().name(),
                Integer.toString(ended.asked()),
                ended.answered(),
                ended.problem() == null ? "" : ended.problem());
    }

    private DetectionRequest request(Services services) {
        String place = argument();
        if (place.isEmpty()) {
            throw ProblemException.invalid("place", "field.required");
        }
        Integer wait = Numbers.whole("--patience", patience);
        if (services.need(Lines.class).line(place).isPresent()) {
            return new DetectionRequest(place, null, null, units, wait);
        }
        int colon = place.lastIndexOf(':');
        boolean named = colon > 0 && place.indexOf(':') == colon;
        return new DetectionRequest(
                null,
                named ? place.substring(0, colon) : place,
                named ? Numbers.whole("port", place.substring(colon + 1)) : null,
                units,
                wait);
    }

    private static Detection await(Detections detections, Detection begun, Output out) {
        Detection now = begun;
        try {
            while (!now.phase().hasEnded()) {
                out.progress(progress(now, out.words()));
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                now = detections.detection(begun.id()).orElse(now);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            detections.cancel(begun.id());
            now = detections.detection(begun.id()).orElse(now);
        }
        out.progress("");
        return now;
    }

    private static String progress(Detection now, Words words) {
        int done = now.total() == 0 ? 0 : BAR * now.asked() / now.total();
        String left = now.secondsLeft() == null ? "" : words.say("scan.left", now.secondsLeft());
        return "[" + "#".repeat(done) + ".".repeat(BAR - done) + "] " + now.asked() + "/" + now.total() + "  "
                + words.say("scan.answering", now.answered()) + "  " + left;
    }
}
