package io.busbar.shell;

import io.busbar.gateway.access.Accounts;
import io.busbar.gateway.audit.Actor;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lets an account in again. */
@Service
@Command(
        scope = "busbar",
        name = "profile-unlock",
        description = "Lets a profile or personal account in again that was locked after wrong passwords")
public final class ProfileUnlockCommand extends BusbarCommand {

    @Argument(name = "account", multiValued = true, required = true, description = "Name of the profile or account")
    @Completion(AccountCompleter.class)
    private List<String> typed = List.of();

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        String account = argument();
        services.need(Accounts.class).unlock(Actor.SHELL, account);
        if (out.isJson()) {
            out.json(Map.of("unlocked", account));
        } else {
            out.say("profile.unlocked", account);
        }
    }
}
