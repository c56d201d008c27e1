package io.busbar.engine.maps;

import io.busbar.driver.BlockRead;
import io.busbar.driver.Words;
import io.busbar.gateway.devices.MapTools.Check;
import io.busbar.gateway.devices.MapTools.Reading;
import io.busbar.gateway.devices.MapTools.Trial;
import io.busbar.registers.Cell;
import io.busbar.registers.MapField;
import io.busbar.registers.MapRow;
import io.busbar.registers.Planner;
import io.busbar.registers.Plausibility;
import io.busbar.registers.ReadBlock;
import io.busbar.registers.ReadItem;
import io.busbar.registers.RegisterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads every register of a map once, block after block, and says what came. A block that fails costs its own rows only. */
final class MapTrial {

    private final String device;
    private final Function<BlockRead, CompletionStage<Words>> link;
    private final RegisterMap map;
    private final List<Reading> readings = new ArrayList<>();
    private final Map<String, Double> values = new TreeMap<>();

    /**
     * A trial of a map.
     *
     * @param link reads registers
     */
    MapTrial(String device, Function<BlockRead, CompletionStage<Words>> link, RegisterMap map) {
        this.device = device;
        this.link = link;
        this.map = map;
    }

    CompletionStage<Trial> run() {
        Planner planner = new Planner(map);
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (ReadBlock<MapField> block : planner.fields(map.fields())) {
            done = done.thenCompose(none -> read(block, this::field));
        }
        for (ReadBlock<MapRow> block : planner.rows(map.rows())) {
            done = done.thenCompose(none -> read(block, this::row));
        }
        return done.thenApply(none -> new Trial(
                device,
                readings,
                Plausibility.of(values).stream()
                        .map(check -> new Check(
                                check.load(), check.name(), check.expected(), check.found(), check.plausible()))
                        .toList()));
    }

    private <T> CompletionStage<Void> read(ReadBlock<T> block, BiFunction<T, Outcome, Reading> reading) {
        BlockRead read = block.read();
        return link.apply(read)
                .<Outcome>handle((words, failure) -> new Outcome(words, failure == null ? "" : message(failure)))
                .thenAccept(outcome -> {
                    for (ReadItem<T> item : block.items()) {
                        readings.add(reading.apply(item.value(), outcome));
                    }
                });
    }

    private record Outcome(@Nullable Words words, String failure) {}

    private Reading row(MapRow row, Outcome outcome) {
        String unit = row.quantity().unit().symbol();
        Words words = outcome.words();
        if (words == null) {
            return reading(row.load(), row.quantity().key(), row.cell(), "", Double.NaN, "", unit, outcome.failure());
        }
        boolean text = row.cell().type().isText();
        double value = text ? Double.NaN : row.value(words);
        if (!Double.isNaN(value)) {
            values.put(row.load() + '/' + row.quantity().key(), value);
        }
        String raw = raw(words, row.start(), row.end());
        String said = text ? row.cell().text(words) : "";
        return reading(row.load(), row.quantity().key(), row.cell(), raw, value, said, unit, "");
    }

    private Reading field(MapField field, Outcome outcome) {
        Cell cell = field.cell();
        String name = '@' + field.name();
        String load = field.instance() == 0 ? "-" : Integer.toString(field.instance());
        Words words = outcome.words();
        if (words == null) {
            return reading(load, name, cell, "", Double.NaN, "", "", outcome.failure());
        }
        boolean text = cell.type().isText();
        String raw = raw(words, cell.address(), cell.end());
        return reading(
                load, name, cell, raw, text ? Double.NaN : cell.number(words), text ? cell.text(words) : "", "", "");
    }

    private static Reading reading(
            String load,
            String quantity,
            Cell cell,
            String words,
            double value,
            String text,
            String unit,
            String failure) {
        return new Reading(load, quantity, cell.address(), cell.type().name(), words, value, text, unit, failure);
    }

    private static String raw(Words words, int from, int to) {
        StringBuilder raw = new StringBuilder();
        for (int address = from; address < to; address++) {
            raw.append(raw.isEmpty() ? "" : " ").append(String.format("%04X", words.word(address)));
        }
        return raw.toString();
    }

    private static String message(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
