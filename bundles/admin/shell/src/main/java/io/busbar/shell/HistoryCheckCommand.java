package io.busbar.shell;

import io.busbar.gateway.history.HistoryMaintenance;
import io.busbar.gateway.history.HistoryMaintenance.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Compares everything that is stored with its checksums. */
@Service
@Command(
        scope = "busbar",
        name = "history-check",
        description = "Reads the whole history and compares it with its checksums",
        detailedDescription = "Measuring goes on meanwhile. The result is not zero if something is damaged.")
public final class HistoryCheckCommand extends BusbarCommand {

    private boolean damaged;

    @Override
    void run(Services services, Output out) {
        Check check = services.need(HistoryMaintenance.class).check(new ProgressLine(out, "check.progress"));
        damaged = !check.findings().isEmpty();
        if (out.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("chunks", check.chunks());
            json.put("bytes", check.bytes());
            json.put("complete", check.complete());
            json.put("findings", check.findings());
            out.json(json);
            return;
        }
        check.findings().forEach(out::line);
        out.say(
                damaged ? "check.damaged" : check.complete() ? "check.done" : "check.stopped",
                check.chunks(),
                new Measures(out.words()).bytes(check.bytes()),
                check.findings().size());
    }

    @Override
    boolean hasFailed() {
        return damaged;
    }
}
