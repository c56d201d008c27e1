package io.busbar.rest.alarms;

import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.documents.Parameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import javax.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which alarms a caller wants; lists are separated by commas. */
public final class AlarmFilter {

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("device")
    @Nullable
    String device;

    @QueryParam("load")
    @Nullable
    String load;

    @QueryParam("type")
    @Nullable
    String type;

    @QueryParam("kind")
    @Nullable
    String kind;

    @QueryParam("nature")
    @Nullable
    String nature;

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("criticality")
    @Nullable
    String criticality;

    @QueryParam("acknowledged")
    @Nullable
    String acknowledged;

    @QueryParam("definition")
    @Nullable
    String definition;

    AlarmQuery query() {
        Instant begin = time("from", from);
        Instant end = time("to", to);
        if (begin != null && end != null && !end.isAfter(begin)) {
            throw ProblemException.invalid("to", "time.order", begin.toString(), end.toString());
        }
        return new AlarmQuery(
                begin,
                end,
                devices(),
                load == null || load.isEmpty() ? null : load,
                choice("type", type, "ALARM", "EVENT"),
                set("kind", kind, AlarmKind.class),
                new HashSet<>(Parameters.list(nature)),
                set("status", status, AlarmStatus.class),
                set("criticality", criticality, Criticality.class),
                choice("acknowledged", acknowledged, "false", "true"),
                definition == null || definition.isEmpty() ? null : definition);
    }

    /** In a list of devices {@code -} stands for the gateway itself. */
    private Set<String> devices() {
        Set<String> devices = new HashSet<>();
        for (String id : Parameters.list(device)) {
            devices.add(id.equals("-") ? "" : id);
        }
        return devices;
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? null : Parameters.time(name, text);
    }

    private static @Nullable Boolean choice(String name, @Nullable String text, String no, String yes) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.equals(no) && !text.equals(yes)) {
            throw ProblemException.invalid(name, "choice.unknown", text, no + ", " + yes);
        }
        return text.equals(yes);
    }

    private static <E extends Enum<E>> Set<E> set(String name, @Nullable String text, Class<E> type) {
        Set<E> set = EnumSet.noneOf(type);
        for (String word : Parameters.list(text)) {
            set.add(Arrays.stream(type.getEnumConstants())
                    .filter(one -> one.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            name, "choice.unknown", word, Arrays.toString(type.getEnumConstants()))));
        }
        return set;
    }
}
