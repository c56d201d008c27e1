package io.busbar.shell;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.guard.Firewall;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The way back in for whom the firewall locked out. */
@Service
@Command(
        scope = "busbar",
        name = "firewall-reset",
        description = "Takes all limits and rules of the firewall away, so that everybody can reach the gateway again")
public final class FirewallResetCommand extends BusbarCommand {

    @Override
    void run(Services services, Output out) {
        services.need(Firewall.class).reset(Actor.SHELL);
        if (out.isJson()) {
            out.json(Map.of("reset", true));
        } else {
            out.say("firewall.reset");
        }
    }
}
