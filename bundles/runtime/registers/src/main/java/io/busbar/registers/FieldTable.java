package io.busbar.registers;

import io.busbar.driver.BlockRead;
import io.busbar.driver.Identification;
import io.busbar.driver.IdentificationTable;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a map in which a device says what it is, as a table that an unknown device can be asked for. */
final class FieldTable implements IdentificationTable {

    private static final Set<String> NAMES = Set.of(
            "magic",
            "order",
            "product-id",
            "product-code",
            "table-version",
            "software",
            "serial",
            "serial.1",
            "serial.2",
            "serial.3",
            "vendor",
            "product",
            "extended-name");
    /** What says that this is the table at all. */
    private static final Set<String> TELLING =
            Set.of("magic", "product-id", "product-code", "product", "extended-name");
    /** A device may have the beginning of a table only, so what stands further away is asked for by itself. */
    private static final int GAP = 8;

    private final String name;
    private final List<MapField> fields;
    private final List<BlockRead> reads;

    private FieldTable(List<MapField> fields) {
        this.fields = fields;
        this.name = fields.stream()
                .map(field -> field.name()
                        + '@'
                        + field.cell().area()
                        + field.cell().address()
                        + ':'
                        + field.cell().type()
                        + field.cell().length())
                .collect(Collectors.joining(" "));
        this.reads = reads(fields);
    }

    /** The table of a map; empty if the map does not say where its product says what it is. */
    static Optional<FieldTable> of(RegisterMap map) {
        List<MapField> fields = map.fields().stream()
                .filter(field -> field.instance() == 0 && NAMES.contains(field.name()))
                .sorted(Comparator.comparing((MapField field) -> field.cell().area())
                        .thenComparing(field -> field.cell().address()))
                .toList();
        boolean tells = fields.stream().anyMatch(field -> TELLING.contains(field.name()));
        return tells ? Optional.of(new FieldTable(fields)) : Optional.empty();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<BlockRead> reads() {
        return reads;
    }

    @Override
    public Optional<Identification> identify(List<Words> answers) {
        Map<String, DeviceSetup.Answer> said = new HashMap<>();
        for (MapField field : fields) {
            answers.stream()
                    .filter(words -> holds(words, field.cell()))
                    .findFirst()
                    .ifPresent(words -> said.put(
                            DeviceSetup.key(field.name(), field.instance()), DeviceSetup.answer(field, words)));
        }
        Identification found = new DeviceSetup(said).identification();
        boolean marked = fields.stream().anyMatch(field -> field.name().equals("magic"));
        boolean tells = marked
                ? found.mark().matches("[A-Za-z0-9]{2,}")
                : !found.product().isBlank() || found.productId() != 0;
        return tells ? Optional.of(found) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean holds(Words words, Cell cell) {
        return cell.address() >= words.address() && cell.end() <= words.address() + words.count();
    }

    private static List<BlockRead> reads(List<MapField> sorted) {
        List<BlockRead> reads = new ArrayList<>();
        RegisterArea area = sorted.get(0).cell().area();
        int start = sorted.get(0).cell().address();
        int end = start;
        for (MapField field : sorted) {
            Cell cell = field.cell();
            if (cell.area() != area || cell.address() - end > GAP) {
                reads.add(new BlockRead(area, start, end - start));
                area = cell.area();
                start = cell.address();
            }
            end = Math.max(end, cell.end());
        }
        reads.add(new BlockRead(area, start, end - start));
        return reads;
    }
}
