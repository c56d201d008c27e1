package io.busbar.registers;

import io.busbar.driver.MapStatus;
import io.busbar.driver.PollTier;
import io.busbar.driver.RegisterArea;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code block NAME START LENGTH TIER [each=load stride=2048] [load=1] [area=input] [if=field] [gap=16] [status=assumed] [source=name]}. */
final class BlockParser {

    private static final Set<String> OPTIONS =
            Set.of("each", "stride", "load", "area", "if", "gap", "status", "source");

    private BlockParser() {}

    /** The block, entered into the draft; empty if the line cannot be understood. */
    static Optional<Draft.Block> parse(MapLine line, List<String> words, Draft draft, List<MapProblem> problems) {
        if (words.size() < 5) {
            problems.add(MapProblem.error(line, "block", "block.short"));
            return Optional.empty();
        }
        String name = words.get(1);
        if (draft.blocks.containsKey(name)) {
            problems.add(MapProblem.error(
                    line,
                    "block",
                    "block.twice",
                    name,
                    draft.blocks.get(name).line.number()));
        }
        Draft.Block block = new Draft.Block(name, line);
        Options options = new Options(line, words.subList(5, words.size()), OPTIONS, problems);
        Optional<Integer> start = Options.integer(line, "start", words.get(2), 0, 65535, problems);
        Optional<Integer> length = Options.integer(line, "length", words.get(3), 1, 65536, problems);
        Optional<PollTier> tier = Options.choice(line, "tier", words.get(4), PollTier.class, problems);
        block.start = start.orElse(0);
        block.length = length.orElse(65536);
        block.tier = tier.orElse(PollTier.LIVE);
        block.each = options.text("each", "");
        block.stride = options.integer("stride", 1, 65535).orElse(0);
        block.load = options.text("load", "");
        block.area = options.choice("area", RegisterArea.class).orElse(RegisterArea.HOLDING);
        block.condition = options.text("if", "");
        block.status = options.choice("status", MapStatus.class);
        block.source = options.text("source", "");
        options.integer("gap", 0, 124).ifPresent(gap -> block.gap = OptionalInt.of(gap));
        if (!block.each.isEmpty() && block.stride == 0) {
            problems.add(MapProblem.error(line, "stride", "block.stride", block.each));
        }
        draft.blocks.put(name, block);
        return Optional.of(block);
    }
}
