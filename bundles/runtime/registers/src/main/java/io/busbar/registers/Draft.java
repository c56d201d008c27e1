package io.busbar.registers;

import io.busbar.driver.DeviceCommand;
import io.busbar.driver.MapStatus;
import io.busbar.driver.PollTier;
import io.busbar.driver.Product;
import io.busbar.driver.RegisterArea;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map file as it was written: repeats and inheritance not yet carried out. Filled by the parser, then only read. */
final class Draft {

    /** A block and its rows, by key. */
    static final class Block {
        final String name;
        final MapLine line;
        RegisterArea area = RegisterArea.HOLDING;
        int start;
        int length;
        PollTier tier = PollTier.LIVE;
        String each = "";
        int stride;
        String load = "";
        String condition = "";
        OptionalInt gap = OptionalInt.empty();
        /** What makes it a log rather than a block that is polled. */
        @Nullable
        Log log;

        Optional<MapStatus> status = Optional.empty();
        String source = "";
        final Map<String, Row> rows = new LinkedHashMap<>();
        final Map<String, Command> commands = new LinkedHashMap<>();
        final Map<String, Alarm> alarms = new LinkedHashMap<>();

        Block(String name, MapLine line) {
            this.name = name;
            this.line = line;
        }

        /** Whether a command in it is about something else than one in no block: a load, an instance, a condition, how sure it is. */
        boolean isForCommands() {
            return !each.isEmpty()
                    || !load.isEmpty()
                    || !condition.isEmpty()
                    || status.isPresent()
                    || !source.isEmpty();
        }

        /** Rows outside of any block stand in a block without a name. */
        boolean isNamed() {
            return !name.isEmpty();
        }
    }

    /**
     * A row, its braces written out, its instance not.
     *
     * @param key the quantity, or the field after {@code @}; {@code {n}} in the place of the instance
     * @param ordinal its place among the rows that one line stands for, from 0
     */
    record Row(
            MapLine line,
            String key,
            Cell cell,
            @Nullable Cell rest,
            @Nullable Cell minus,
            MapRow.@Nullable Sign sign,
            MapRow.@Nullable Wrap wrap,
            MapRow.@Nullable Range range,
            Optional<PollTier> tier,
            MapStatus status,
            String source,
            String condition,
            int ordinal,
            Map<Long, String> codes) {
        boolean isField() {
            return key.startsWith("@");
        }

        Row withStatus(MapStatus other) {
            return new Row(
                    line, key, cell, rest, minus, sign, wrap, range, tier, other, source, condition, ordinal, codes);
        }
    }

    /**
     * The line of a log.
     *
     * @param select the selector's address and the words to be written, empty for none
     */
    record Log(List<String> select, int first, Optional<Integer> next, int count, int size, int every) {}

    /** A command, its instance not written out: {@code {n}} in its key in the place of it. */
    record Command(
            MapLine line,
            String key,
            DeviceCommand.Kind kind,
            String english,
            String french,
            boolean confirm,
            DeviceCommand.@Nullable Argument argument,
            List<MapCommand.Write> steps,
            String condition,
            @Nullable Need need,
            MapCommand.@Nullable ReadBack readBack,
            MapStatus status,
            String source) {
        Command withStatus(MapStatus other) {
            return new Command(
                    line, key, kind, english, french, confirm, argument, steps, condition, need, readBack, other,
                    source);
        }
    }

    /** An alarm, its instance not written out: {@code {n}} in what it watches in the place of it. */
    record Alarm(
            MapLine line,
            String kind,
            int number,
            String watched,
            Map<Long, MapAlarm.Meaning> meanings,
            @Nullable Only only) {}

    /** The state that must be this number besides. */
    record Only(String quantity, long value) {}

    /** The field that a command looks at before, and what it must be; null for anything but 0. */
    record Need(String field, @Nullable Long expected) {}

    /** What a line {@code remove} is about. */
    enum Target {
        BLOCK,
        ROW,
        COMMAND
    }

    record Removal(Target target, String pattern, MapLine line) {}

    final String file;
    String id = "";
    String title = "";
    String product = "";
    String family = "";
    Optional<String> parent = Optional.empty();
    MapLine parentLine;
    OptionalInt phases = OptionalInt.empty();
    OptionalInt maxWords = OptionalInt.empty();
    OptionalInt gap = OptionalInt.empty();
    Optional<MapStatus> status = Optional.empty();
    WordOrder order = WordOrder.ABCD;
    final List<MapProbe> probes = new ArrayList<>();
    final Set<Product.Ability> abilities = EnumSet.noneOf(Product.Ability.class);
    final Map<String, String> sources = new LinkedHashMap<>();
    final Map<WordType, List<Long>> absent = new LinkedHashMap<>();
    final Map<String, Integer> counts = new LinkedHashMap<>();
    final Map<String, Block> blocks = new LinkedHashMap<>();
    final List<Hole> holes = new ArrayList<>();
    final List<Removal> removals = new ArrayList<>();

    Draft(String file) {
        this.file = file;
        this.parentLine = new MapLine(file, 0);
    }

    MapLine whole() {
        return new MapLine(file, 0);
    }
}
