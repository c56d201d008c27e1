package io.busbar.exports.settings;

import io.busbar.exports.plan.Directories;
import io.busbar.exports.transport.Egress;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.ExportSettings;
import io.busbar.gateway.exports.Schedule;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What settings must be; all that is wrong is said at once. */
final class Checks {

    private static final int NAME = 64;
    private static final int ID = 40;
    private static final int HOST = 253;
    private static final int MOST_TIMES = 24;
    private static final int DAY = 1440;
    private static final List<Integer> STEPS = List.of(10, 15, 30, 60);
    private static final Pattern IDS = Pattern.compile("[a-z0-9][a-z0-9-]{0," + (ID - 1) + "}");
    private static final Pattern KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    private final List<FieldProblem> problems = new ArrayList<>();

    private Checks() {}

    static void check(Destination destination) {
        Checks checks = new Checks();
        if (!IDS.matcher(destination.id()).matches()) {
            checks.add("id", "field.id", ID);
        }
        checks.text("name", destination.name(), NAME, true);
        boolean remote = destination.kind() != Destination.Kind.FOLDER;
        if (remote && destination.host().isBlank()) {
            checks.add("host", "field.required");
        } else if (remote && (destination.host().length() > HOST || !Egress.isHost(destination.host()))) {
            checks.add("host", "export.host", destination.host());
        }
        checks.range("port", destination.port(), 0, 65_535);
        if (!Directories.isTemplate(destination.directory())) {
            checks.add("directory", "export.directory", destination.directory(), Directories.fields());
        }
        checks.text("user", destination.user(), NAME, destination.kind() == Destination.Kind.SFTP);
        if (!destination.hostKey().isEmpty()
                && !KEY.matcher(destination.hostKey()).matches()) {
            checks.add("hostKey", "export.hostkey");
        }
        if (destination.categories().isEmpty()) {
            checks.add("categories", "field.required");
        }
        checks.orThrow();
    }

    static void check(ExportSettings settings) {
        Checks checks = new Checks();
        checks.text("siteName", settings.siteName(), NAME, true);
        checks.text("serverName", settings.serverName(), NAME, true);
        for (Category category : Category.values()) {
            Schedule schedule = settings.schedules().get(category);
            String field = "schedules." + category.name();
            if (schedule == null) {
                checks.add(field, "field.required");
            } else {
                checks.schedule(field, schedule);
            }
        }
        checks.orThrow();
    }

    private void schedule(String field, Schedule schedule) {
        int every = schedule.everyMinutes();
        if (every != 0 && (every < 10 || every > DAY || DAY % every != 0)) {
            add(field + ".everyMinutes", "export.schedule.every", Integer.toString(every));
        }
        if (every == 0 && (schedule.times().isEmpty() || schedule.times().size() > MOST_TIMES)) {
            add(field + ".times", "export.schedule.times", MOST_TIMES);
        }
        if (!STEPS.contains(schedule.stepMinutes()) || schedule.stepMinutes() > distance(schedule)) {
            add(field + ".stepMinutes", "export.schedule.step", Integer.toString(schedule.stepMinutes()));
        } else if (every != 0 && every % schedule.stepMinutes() != 0) {
            add(field + ".stepMinutes", "export.schedule.step", Integer.toString(schedule.stepMinutes()));
        }
    }

    private static int distance(Schedule schedule) {
        if (schedule.everyMinutes() > 0) {
            return schedule.everyMinutes();
        }
        int least = DAY;
        List<LocalTime> times = schedule.times();
        for (int i = 1; i < times.size(); i++) {
            least = Math.min(
                    least, (times.get(i).toSecondOfDay() - times.get(i - 1).toSecondOfDay()) / 60);
        }
        return times.size() < 2
                ? DAY
                : Math.min(
                        least,
                        DAY
                                - (times.get(times.size() - 1).toSecondOfDay()
                                                - times.get(0).toSecondOfDay())
                                        / 60);
    }

    private void text(String field, String value, int longest, boolean required) {
        if (value.isBlank()) {
            if (required) {
                add(field, "field.required");
            }
        } else if (value.length() > longest) {
            add(field, "field.length", longest, value.length());
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            add(field, "field.characters");
        }
    }

    private void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            add(field, "number.range", Integer.toString(least), Integer.toString(most), Integer.toString(value));
        }
    }

    private void add(String field, String code, Object... arguments) {
        problems.add(FieldProblem.of(field, code, arguments));
    }

    private void orThrow() {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }
}
