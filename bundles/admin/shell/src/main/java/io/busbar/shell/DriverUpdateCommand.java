package io.busbar.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileOrUriCompleter;
import org.jspecify.annotations.Nullable;

/** Installs or updates a driver. */
@Service
@Command(
        scope = "busbar",
        name = "driver-update",
        description = "Installs a driver bundle, or updates it in place while everything else goes on",
        detailedDescription =
                "A driver that does not come into service is taken back, and the version before is in service again.")
public final class DriverUpdateCommand extends BusbarCommand {

    @Argument(name = "file", multiValued = true, required = true, description = "File or address of the driver bundle")
    @Completion(FileOrUriCompleter.class)
    private List<String> typed = List.of();

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        DriverInstallation.Result result = new DriverInstallation(context()).carryOut(DriverFile.read(argument()));
        if (out.isJson()) {
            out.json(json(result));
        } else if (result.before() == null) {
            out.say("driver.installed", result.bundle(), result.after(), result.disturbed());
        } else {
            out.say(
                    "driver.updated",
                    result.bundle(),
                    result.before(),
                    result.after(),
                    result.away().toMillis(),
                    result.disturbed());
        }
    }

    private static Map<String, @Nullable Object> json(DriverInstallation.Result result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("bundle", result.bundle());
        json.put("before", result.before());
        json.put("after", result.after());
        json.put("awayMillis", result.away().toMillis());
        json.put("bundlesDisturbed", result.disturbed());
        return json;
    }
}
