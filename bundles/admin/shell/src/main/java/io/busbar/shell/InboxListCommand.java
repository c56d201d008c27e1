package io.busbar.shell;

import io.busbar.gateway.detection.FoundDevice;
import io.busbar.gateway.detection.Inbox;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists what was found. */
@Service
@Command(
        scope = "busbar",
        name = "inbox-list",
        description = "Lists what detections found and nobody has decided about")
public final class InboxListCommand extends BusbarCommand {

    @Override
    void run(Services services, Output out) {
        List<FoundDevice> entries = services.need(Inbox.class).entries();
        if (out.isJson()) {
            out.json(entries.stream().map(DetectionView::json).toList());
            return;
        }
        out.table(DetectionView.inbox(entries, out.words()));
        out.say("inbox.count", entries.size());
    }
}
