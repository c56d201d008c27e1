package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.alarms.Origin;
import io.busbar.gateway.audit.Actor;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class AlarmCommandsTest {

    private static final Alarm OVERLOAD = new Alarm(
            12,
            "definition/overload",
            AlarmKind.THRESHOLD,
            Origin.GATEWAY,
            Criticality.CRITICAL,
            AlarmStatus.ACTIVE,
            "Overload",
            "alarm.high",
            List.of(),
            "overload",
            "i35-102",
            "1",
            "current",
            "i35-102/1/current.l2",
            new Alarm.Reading(112, 100, 130),
            Instant.parse("2026-01-31T07:00:00Z"),
            null,
            true,
            null,
            0,
            false,
            null);

    private final List<Object> asked = new ArrayList<>();
    private final Shell shell = new Shell().with(Alarms.class, alarms());

    @Test
    void listsTheActiveOnes() throws Exception {
        assertThat(shell.type(new AlarmListCommand()))
                .contains("critical", "Overload", "Current L2: 112 A, above 100 A")
                .endsWith("1 alarm\n");
        assertThat(asked).containsExactly(AlarmQuery.active());
        assertThat(shell.type(new AlarmListCommand(), "--lang", "fr"))
                .contains("critique", "Courant L2 : 112 A, au-dessus de 100 A");
        assertThat(shell.type(new AlarmListCommand(), "--json")).contains("\"id\" : 12", "\"until\" : null");
    }

    @Test
    void filters() throws Exception {
        shell.type(new AlarmListCommand(), "--all", "--device", "i35-102", "--criticality", "critical");
        AlarmQuery query = (AlarmQuery) asked.get(0);
        assertThat(query.statuses()).isEmpty();
        assertThat(query.devices()).isEqualTo(Set.of("i35-102"));
        assertThat(query.criticalities()).isEqualTo(Set.of(Criticality.CRITICAL));
        assertThatThrownBy(() -> shell.type(new AlarmListCommand(), "--criticality", "loud"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("loud");
        assertThatThrownBy(() -> shell.type(new AlarmListCommand(), "--limit", "0"))
                .isInstanceOf(CommandException.class);
    }

    @Test
    void acknowledges() throws Exception {
        assertThat(shell.type(new AlarmAckCommand(), "12", "12", "13", "--comment", "relay tested"))
                .isEqualTo("1 alarm acknowledged\n");
        assertThat(asked).containsExactly("shell [12, 13] relay tested");
        assertThatThrownBy(() -> shell.type(new AlarmAckCommand(), "twelve"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("twelve");
        assertThatThrownBy(() -> shell.type(new AlarmAckCommand())).isInstanceOf(CommandException.class);
    }

    private Alarms alarms() {
        return (Alarms) Proxy.newProxyInstance(
                Alarms.class.getClassLoader(), new Class<?>[] {Alarms.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("acknowledge")) {
                        asked.add(((Actor) arguments[0]).name() + " " + arguments[1] + " " + arguments[2]);
                        return List.of(OVERLOAD);
                    }
                    asked.add(arguments[0]);
                    return new Alarms.Page(List.of(OVERLOAD), 0, 1);
                });
    }
}
