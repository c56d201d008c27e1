package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.access.Accounts;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditVerdict;
import io.busbar.gateway.guard.Firewall;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityCommandsTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void anAccountIsUnlocked() throws Exception {
        String said = new Shell().with(Accounts.class, accounts()).type(new ProfileUnlockCommand(), "ADMIN");
        assertThat(said).isEqualTo("ADMIN may sign in again.\n");
        assertThat(asked).containsExactly("unlock " + Actor.SHELL + " ADMIN");
    }

    @Test
    void cyberSecurityIsSetUpAgain() throws Exception {
        Shell shell = new Shell().with(Accounts.class, accounts());
        assertThat(shell.type(new ProfileResetCommand())).contains("the code 7K2M-Q4XD-90VT within 72 hours");
        assertThat(shell.type(new ProfileResetCommand(), "--json")).contains("\"code\" : \"7K2M-Q4XD-90VT\"");
    }

    @Test
    void theFirewallIsTakenAwayForWhomItLockedOut() throws Exception {
        Firewall firewall = (Firewall) Proxy.newProxyInstance(
                Firewall.class.getClassLoader(), new Class<?>[] {Firewall.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName() + " " + arguments[0]);
                    return null;
                });
        Shell shell = new Shell().with(Firewall.class, firewall);
        assertThat(shell.type(new FirewallResetCommand()))
                .startsWith("The firewall has no limits and no rules any more.");
        assertThat(shell.type(new FirewallResetCommand(), "--lang", "fr")).startsWith("Le pare-feu n'a plus");
        assertThat(asked).containsExactly("reset " + Actor.SHELL, "reset " + Actor.SHELL);
    }

    @Test
    void aSoundTrailIsPraisedAndAForgedOneFails() throws Exception {
        assertThat(examined(new AuditVerdict(1200, 1024, null, null)).type(new AuditVerifyCommand(), "--lang", "en"))
                .contains("1200 records", "sealed up to record 1024")
                .doesNotContain("at the moment");
        StringBuilder said = new StringBuilder();
        Shell forged = examined(new AuditVerdict(6, 0, 7L, "audit.bad.hash"));
        assertThatThrownBy(() -> forged.type(new AuditVerifyCommand(), said::append))
                .hasMessage("");
        assertThat(said).contains("Record 7 does not follow from the one before");
    }

    private static Shell examined(AuditVerdict verdict) {
        Audit audit = (Audit) Proxy.newProxyInstance(
                Audit.class.getClassLoader(),
                new Class<?>[] {Audit.class},
                (proxy, method, arguments) -> method.getName().equals("verify") ? verdict : "");
        return new Shell().with(Audit.class, audit);
    }

    private Accounts accounts() {
        return (Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(), new Class<?>[] {Accounts.class}, (proxy, method, arguments) -> {
                    StringBuilder call = new StringBuilder(method.getName());
                    for (Object argument : arguments) {
                        call.append(' ').append(argument);
                    }
                    asked.add(call.toString());
                    return method.getName().equals("reset") ? "7K2M-Q4XD-90VT" : null;
                });
    }
}
