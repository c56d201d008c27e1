package io.busbar.shell;

import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.AlarmWords;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.problem.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** Lists alarms and events. */
@Service
@Command(
        scope = "busbar",
        name = "alarm-list",
        description = "Lists alarms and events, the newest first; the active ones where nothing else is asked for",
        detailedDescription = "Example: busbar:alarm-list --all --criticality CRITICAL --device i35-102 --limit 50")
public final class AlarmListCommand extends BusbarCommand {

    private static final int MOST = 1000;

    @Option(name = "--all", description = "Finished ones too")
    private boolean all;

    @Option(name = "--device", description = "Only of this device")
    @Completion(DeviceCompleter.class)
    private @Nullable String device;

    @Option(name = "--criticality", description = "Only of this criticality")
    @Completion(
            value = StringsCompleter.class,
            values = {"INFORMATION", "NON_CRITICAL", "CRITICAL"})
    private @Nullable String criticality;

    @Option(name = "--limit", description = "At most so many, 1 to 1000")
    private int limit = 100;

    @Override
    void run(Services services, Output out) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.invalid(
                    "--limit", "number.range", "1", Integer.toString(MOST), Integer.toString(limit));
        }
        Alarms.Page page = services.need(Alarms.class).alarms(query(), Long.MAX_VALUE, limit);
        if (out.isJson()) {
            out.json(json(page.alarms(), out.words().locale()));
            return;
        }
        Words words = out.words();
        TextTable table = new TextTable(
                ">" + words.say("alarm.id"),
                words.say("alarm.criticality"),
                words.say("alarm.status"),
                words.say("alarm.since"),
                words.say("alarm.device"),
                words.say("alarm.name"),
                words.say("alarm.text"));
        for (Alarm alarm : page.alarms()) {
            table.row(
                    Long.toString(alarm.id()),
                    AlarmWords.name(alarm.criticality(), words.locale()),
                    AlarmWords.name(alarm.status(), words.locale()),
                    alarm.since().toString(),
                    alarm.device(),
                    AlarmWords.name(alarm, words.locale()),
                    AlarmWords.sentence(alarm, words.locale()));
        }
        out.table(table);
        out.say("alarm.count", page.total());
    }

    private AlarmQuery query() {
        Set<Criticality> criticalities = criticality == null ? Set.of() : Set.of(parsed(criticality));
        return new AlarmQuery(
                null,
                null,
                device == null ? Set.of() : Set.of(device),
                null,
                null,
                Set.of(),
                Set.of(),
                all ? Set.of() : Set.of(AlarmStatus.ACTIVE),
                criticalities,
                null,
                null);
    }

    private static Criticality parsed(String text) {
        return Arrays.stream(Criticality.values())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "--criticality", "choice.unknown", text, Arrays.toString(Criticality.values())));
    }

    /** An alarm for a program; the words in the language of the output. */
    static Map<String, @Nullable Object> json(Alarm alarm, Locale locale) {
        Acknowledgement seen = alarm.acknowledgement();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", alarm.id());
        json.put("criticality", alarm.criticality().name());
        json.put("status", alarm.status().name());
        json.put("kind", alarm.kind().name());
        json.put("device", alarm.device());
        json.put("load", alarm.load());
        json.put("name", AlarmWords.name(alarm, locale));
        json.put("text", AlarmWords.sentence(alarm, locale));
        json.put("since", alarm.since().toString());
        json.put("until", alarm.until() == null ? null : alarm.until().toString());
        json.put("acknowledgedBy", seen == null ? null : seen.by());
        json.put("comment", seen == null ? null : seen.comment());
        json.put("repeats", alarm.repeats());
        json.put("silenced", alarm.silenced());
        return json;
    }

    /** Alarms for a program. */
    static List<Map<String, @Nullable Object>> json(List<Alarm> alarms, Locale locale) {
        return alarms.stream().map(alarm -> json(alarm, locale)).toList();
    }
}
