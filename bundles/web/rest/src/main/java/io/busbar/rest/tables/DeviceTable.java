package io.busbar.rest.tables;

import io.busbar.driver.PollTier;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.problem.ProblemDocument;
import io.busbar.rest.problem.ProblemDocument.FieldError;
import io.busbar.rest.tables.TablePreview.Action;
import io.busbar.rest.tables.TablePreview.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sources as a table: one row a device, told apart by their ids. A row without an id, or with one that there is not, makes a new device.
 * A column that is missing leaves its settings as they are; devices that are missing stay.
 */
final class DeviceTable {

    private static final String MILLIS = "_ms";
    private static final List<String> TIERS = Arrays.stream(PollTier.values())
            .map(tier -> tier.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The columns of the table. */
    static final List<String> COLUMNS = Stream.concat(
                    Stream.of("id", "reference", "name", "zone", "line", "host", "port", "unit", "gateway", "serial"),
                    TIERS.stream().map(tier -> tier + MILLIS))
            .toList();

    /** The columns without which it says nothing. */
    static final List<String> NEEDED = List.of("id");

    /** What a row wants: a new device, or other settings of one that there is. */
    private record Wish(Table.Row row, @Nullable NewDevice added, @Nullable DeviceConfig before, DeviceConfig after) {}

    private final Devices devices;
    private final Lines lines;
    private final Locale language;

    DeviceTable(Devices devices, Lines lines, Locale language) {
        this.devices = devices;
        this.lines = lines;
        this.language = language;
    }

    /** The devices as rows. */
    List<List<String>> rows() {
        return devices.devices().stream()
                .map(device -> {
                    Map<String, String> cells = cells(device.config());
                    return COLUMNS.stream().map(cells::get).toList();
                })
                .toList();
    }

    /** The settings that the table shows, for a tag. */
    List<DeviceConfig> state() {
        return devices.devices().stream().map(DeviceStatus::config).toList();
    }

    /** What the table would change. */
    TablePreview preview(Table table) {
        List<TablePreview.Row> rows = new ArrayList<>();
        wishes(table, rows);
        return TablePreview.of(false, rows);
    }

    /** Carries the table out, unless a row is at fault. */
    TablePreview apply(Table table) {
        List<TablePreview.Row> rows = new ArrayList<>();
        List<Wish> wishes = wishes(table, rows);
        TablePreview preview = TablePreview.of(false, rows);
        if (preview.faulty() > 0) {
            return preview;
        }
        long done = 0;
        for (Wish wish : wishes) {
            NewDevice added = wish.added();
            DeviceConfig after = wish.after();
            try {
                if (added != null) {
                    devices.add(added);
                } else if (!after.equals(wish.before())) {
                    devices.update(after);
                }
                done++;
            } catch (ProblemException e) {
                throw ProblemException.of(e.kind(), "table.stopped", wish.row().line(), e.fullText(language), done);
            }
        }
        return TablePreview.of(true, rows);
    }

    private List<Wish> wishes(Table table, List<TablePreview.Row> rows) {
        List<Wish> wishes = new ArrayList<>();
        Map<String, Long> ids = new HashMap<>();
        Map<String, Long> places = new HashMap<>();
        for (Table.Row row : table.rows()) {
            String id = row.cell("id");
            try {
                Optional<DeviceStatus> there = id.isEmpty() ? Optional.empty() : devices.device(id);
                Wish wish = there.isPresent() ? change(row, there.get().config()) : addition(row);
                once(ids, id, row, "id");
                once(places, place(wish), row, "unit");
                wishes.add(wish);
                rows.add(told(wish));
            } catch (ProblemException e) {
                rows.add(refused(row, e));
            }
        }
        return wishes;
    }

    /** Two rows about the same device, or two devices of the table in one place. */
    private static void once(Map<String, Long> seen, String what, Table.Row row, String column) {
        if (what.isEmpty()) {
            return;
        }
        Long other = seen.putIfAbsent(what, row.line());
        if (other != null) {
            throw ProblemException.invalid(column, "table.row.twice", other);
        }
    }

    /** Where a device of the table is; empty for one that its driver reaches by itself. */
    private static String place(Wish wish) {
        String line = wish.after().line();
        return line.isEmpty() ? "" : line + '/' + wish.after().unit();
    }

    private Wish addition(Table.Row row) {
        NewDevice wish = new NewDevice(
                optional(row, "id"),
                optional(row, "reference"),
                optional(row, "name"),
                optional(row, "zone"),
                optional(row, "line"),
                row.cell("line").isEmpty() ? optional(row, "host") : null,
                row.cell("line").isEmpty() ? number(row, "port") : null,
                number(row, "unit"),
                optional(row, "gateway"),
                optional(row, "serial"));
        for (String tier : TIERS) {
            if (!row.cell(tier + MILLIS).isEmpty()) {
                throw ProblemException.invalid(tier + MILLIS, "table.period.new");
            }
        }
        return new Wish(row, wish, null, devices.planAdd(wish));
    }

    private Wish change(Table.Row row, DeviceConfig before) {
        endpoint(row, before);
        Map<String, Integer> periods = new HashMap<>(before.periodsMs());
        for (String tier : TIERS) {
            if (row.has(tier + MILLIS)) {
                Integer millis = number(row, tier + MILLIS);
                if (millis == null) {
                    periods.remove(tier);
                } else {
                    periods.put(tier, millis);
                }
            }
        }
        Integer unit = row.has("unit") ? number(row, "unit") : Integer.valueOf(before.unit());
        if (unit == null) {
            throw ProblemException.invalid("unit", "field.required");
        }
        DeviceConfig wish = new DeviceConfig(
                before.id(),
                cell(row, "reference", before.reference()),
                cell(row, "name", before.name()),
                cell(row, "zone", before.zone()),
                cell(row, "line", before.line()),
                unit,
                periods,
                row.has("gateway") ? optional(row, "gateway") : before.gateway(),
                cell(row, "serial", before.serial()),
                before.verified());
        return new Wish(row, null, before, devices.planUpdate(wish));
    }

    /** Host and port belong to the line: they are there to be read, and to be written for new devices. */
    private void endpoint(Table.Row row, DeviceConfig before) {
        Map<String, String> now = endpointOf(cell(row, "line", before.line()));
        for (String column : List.of("host", "port")) {
            boolean other = row.has(column)
                    && !row.cell(column).isEmpty()
                    && !row.cell(column).equals(now.get(column));
            if (other) {
                throw ProblemException.invalid(column, "table.endpoint", cell(row, "line", before.line()));
            }
        }
    }

    private TablePreview.Row told(Wish wish) {
        DeviceConfig after = wish.after();
        DeviceConfig before = wish.before();
        Map<String, String> then = cells(after);
        Map<String, String> now = before == null ? Map.of() : cells(before);
        List<Change> changes = COLUMNS.stream()
                .map(column -> new Change(column, now.getOrDefault(column, ""), then.getOrDefault(column, "")))
                .filter(Change::differs)
                .toList();
        Action action = before == null ? Action.ADD : changes.isEmpty() ? Action.KEEP : Action.CHANGE;
        return new TablePreview.Row(wish.row().line(), after.id(), action, changes, List.of());
    }

    private TablePreview.Row refused(Table.Row row, ProblemException problem) {
        List<FieldError> errors = problem.fields().isEmpty()
                ? List.of(new FieldError("", problem.code(), problem.text(language)))
                : ProblemDocument.of(problem, language).errors();
        return new TablePreview.Row(row.line(), row.cell("id"), Action.REFUSE, List.of(), errors);
    }

    private Map<String, String> cells(DeviceConfig device) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", device.id());
        cells.put("reference", device.reference());
        cells.put("name", device.name());
        cells.put("zone", device.zone());
        cells.put("line", device.line());
        cells.putAll(endpointOf(device.line()));
        cells.put("unit", Integer.toString(device.unit()));
        cells.put("gateway", Optional.ofNullable(device.gateway()).orElse(""));
        cells.put("serial", device.serial());
        for (String tier : TIERS) {
            Integer millis = device.periodsMs().get(tier);
            cells.put(tier + MILLIS, millis == null ? "" : millis.toString());
        }
        return cells;
    }

    private Map<String, String> endpointOf(String line) {
        Optional<LineConfig> config = line.isEmpty()
                ? Optional.empty()
                : lines.line(line).map(LineStatus::config).filter(known -> known.kind() != LineConfig.Kind.RTU);
        return Map.of(
                "host", config.map(LineConfig::host).orElse(""),
                "port", config.map(known -> Integer.toString(known.port())).orElse(""));
    }

    private static String cell(Table.Row row, String column, String otherwise) {
        return row.has(column) ? row.cell(column) : otherwise;
    }

    private static @Nullable String optional(Table.Row row, String column) {
        String cell = row.cell(column);
        return cell.isEmpty() ? null : cell;
    }

    /** A whole number; null where nothing stands. */
    private static @Nullable Integer number(Table.Row row, String column) {
        String cell = row.cell(column);
        if (cell.isEmpty()) {
            return null;
        }
        if (!cell.matches("\\d{1,9}")) {
            throw ProblemException.invalid(column, "table.number", cell);
        }
        return Integer.valueOf(cell);
    }
}
