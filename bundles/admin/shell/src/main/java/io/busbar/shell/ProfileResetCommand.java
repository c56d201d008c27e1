package io.busbar.shell;

import io.busbar.gateway.access.Accounts;
import io.busbar.gateway.audit.Actor;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Takes the password of Cyber security away. */
@Service
@Command(
        scope = "busbar",
        name = "profile-reset",
        description =
                "Takes password and second factor of Cyber security away and prints the code that sets it up again")
public final class ProfileResetCommand extends BusbarCommand {

    @Override
    void run(Services services, Output out) {
        String code = services.need(Accounts.class).reset(Actor.SHELL);
        if (out.isJson()) {
            out.json(Map.of("code", code));
        } else {
            out.say("profile.reset", code);
        }
    }
}
