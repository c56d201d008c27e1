package io.busbar.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

/** The manual of the commands: names and English from their annotations, French from the catalogue of texts. */
final class Manual {

    /** Every command, in the order of the manual. */
    static final List<Class<? extends BusbarCommand>> COMMANDS = List.of(
            StatusCommand.class,
            DeviceListCommand.class,
            DeviceAddCommand.class,
            DeviceInfoCommand.class,
            DeviceRemoveCommand.class,
            LineListCommand.class,
            LineScanCommand.class,
            LineSearchCommand.class,
            CountersResetCommand.class,
            CommandListCommand.class,
            CommandCommand.class,
            InboxListCommand.class,
            InboxAcceptCommand.class,
            AlarmListCommand.class,
            AlarmAckCommand.class,
            ValuesCommand.class,
            HistoryCommand.class,
            HistoryPlanCommand.class,
            HistoryExportCommand.class,
            HistoryImportCommand.class,
            HistoryCheckCommand.class,
            HistoryStatsCommand.class,
            HistoryRebuildCommand.class,
            DriverListCommand.class,
            DriverUpdateCommand.class,
            MapLintCommand.class,
            MapImportCommand.class,
            MapTestCommand.class,
            ProfileUnlockCommand.class,
            FirewallResetCommand.class,
            ProfileResetCommand.class,
            AuditVerifyCommand.class,
            ExplainCommand.class);

    /** An argument or option. */
    record Parameter(String name, String description) {}

    /** What the manual says of one command. */
    record Page(String name, String description, String syntax, List<Parameter> parameters, String details) {}

    private final Words words;

    Manual(Words words) {
        this.words = words;
    }

    List<Page> pages() {
        return COMMANDS.stream().map(this::page).toList();
    }

    private Page page(Class<? extends BusbarCommand> type) {
        Command command = type.getAnnotation(Command.class);
        StringBuilder syntax = new StringBuilder("busbar:" + command.name());
        List<Parameter> parameters = new ArrayList<>();
        for (Class<?> level = type; BusbarCommand.class.isAssignableFrom(level); level = level.getSuperclass()) {
            String owner = level == BusbarCommand.class ? "all" : command.name();
            for (Field field : level.getDeclaredFields()) {
                Argument argument = field.getAnnotation(Argument.class);
                if (argument != null) {
                    String name = argument.name().toUpperCase(Locale.ROOT);
                    syntax.append(argument.required() ? " " + name : " [" + name + "]");
                    parameters.add(new Parameter(name, text(owner + "." + argument.name(), argument.description())));
                }
                Option option = field.getAnnotation(Option.class);
                if (option != null) {
                    boolean flag = field.getType() == boolean.class;
                    syntax.append(" [").append(option.name()).append(flag ? "]" : " …]");
                    parameters.add(
                            new Parameter(option.name(), text(owner + "." + option.name(), option.description())));
                }
            }
        }
        return new Page(
                command.name(),
                text(command.name(), command.description()),
                syntax.toString(),
                parameters,
                text(command.name() + ".details", command.detailedDescription()));
    }

    private String text(String key, String english) {
        return words.locale().getLanguage().equals("fr") && !english.isEmpty() ? words.say("manual." + key) : english;
    }
}
