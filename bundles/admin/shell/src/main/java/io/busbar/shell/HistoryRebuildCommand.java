package io.busbar.shell;

import io.busbar.gateway.history.HistoryMaintenance;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Makes anew what is derived from the stored samples. */
@Service
@Command(
        scope = "busbar",
        name = "history-rebuild-views",
        description = "Makes the rollups of closed months anew from the stored samples",
        detailedDescription =
                "Measuring goes on meanwhile. Each month is replaced as a whole when its new file is durable.")
public final class HistoryRebuildCommand extends BusbarCommand {

    @Override
    void run(Services services, Output out) {
        int months = services.need(HistoryMaintenance.class).rebuildViews(new ProgressLine(out, "rebuild.progress"));
        if (out.isJson()) {
            out.json(Map.of("months", months));
        } else {
            out.say("rebuild.done", months);
        }
    }
}
