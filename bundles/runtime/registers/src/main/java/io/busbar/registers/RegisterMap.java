package io.busbar.registers;

import io.busbar.driver.Points;
import io.busbar.driver.Product;
import java.util.List;
import java.util.Optional;

/**
 * A register map with everything written out: no repeats, no inheritance. Immutable; equal maps read a device alike.
 *
 * @param id unique name, such as {@code diris.i-35}
 * @param title what people call it
 * @param product the catalogue entry, empty for a map that only others extend
 * @param probes by what the product is recognised, any of them
 * @param loads how many loads there can be at most
 * @param rows the quantities, in the order of the file
 * @param fields what the device says of itself
 * @param commands what the device can be told to do
 * @param logs what the device remembers
 * @param alarms which of its states are alarms
 * @param blocks the blocks that rows and fields stand in
 * @param holes registers that must not be read
 * @param maxWords how many registers one read may ask for, 1 to 125
 * @param gap how many registers without a row a read may cross outside of blocks
 */
public record RegisterMap(
        String id,
        String title,
        Optional<Product> product,
        List<MapProbe> probes,
        int loads,
        List<MapRow> rows,
        List<MapField> fields,
        List<MapCommand> commands,
        List<MapLog> logs,
        List<MapAlarm> alarms,
        List<MapBlock> blocks,
        List<Hole> holes,
        int maxWords,
        int gap) {

    /** Copies the lists. */
    public RegisterMap {
        probes = List.copyOf(probes);
        rows = List.copyOf(rows);
        fields = List.copyOf(fields);
        commands = List.copyOf(commands);
        logs = List.copyOf(logs);
        alarms = List.copyOf(alarms);
        blocks = List.copyOf(blocks);
        holes = List.copyOf(holes);
    }

    /** The row of a quantity of a load, {@link Points#NO_LOAD} for the device itself. */
    public Optional<MapRow> row(String load, String quantity) {
        return rows.stream()
                .filter(row -> row.load().equals(load) && row.quantity().key().equals(quantity))
                .findFirst();
    }

    /** The command with this key. */
    public Optional<MapCommand> command(String key) {
        return commands.stream()
                .filter(command -> command.command().key().equals(key))
                .findFirst();
    }

    /** A field by its name; instance 0 for one that is not repeated. */
    public Optional<MapField> field(String name, int instance) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && field.instance() == instance)
                .findFirst();
    }

    /** All instances of a field. */
    public List<MapField> fields(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }
}
