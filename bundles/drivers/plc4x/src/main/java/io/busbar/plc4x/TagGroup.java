package io.busbar.plc4x;

import io.busbar.driver.Points;
import io.busbar.driver.PollTier;
import io.busbar.driver.Quality;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.SampleBatch;
import io.busbar.registers.TagMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a map that are read together, because they are due equally often. */
final class TagGroup {

    private final PollTier tier;
    private final List<TagMap.Row> rows;
    private final List<String> tags;
    private final Points points;

    private TagGroup(String device, PollTier tier, List<TagMap.Row> rows) {
        this.tier = tier;
        this.rows = rows;
        this.tags = rows.stream().map(TagMap.Row::tag).toList();
        this.points = new Points(
                device,
                rows.stream()
                        .map(row -> new Points.Point(row.load(), row.quantity()))
                        .toList());
    }

    /** The groups of a map, the quickest first. */
    static List<TagGroup> of(String device, TagMap map) {
        Map<PollTier, List<TagMap.Row>> byTier = new EnumMap<>(PollTier.class);
        map.rows().forEach(row -> byTier.computeIfAbsent(row.tier(), tier -> new ArrayList<>())
                .add(row));
        return byTier.entrySet().stream()
                .map(entry -> new TagGroup(device, entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    PollTier tier() {
        return tier;
    }

    List<String> tags() {
        return tags;
    }

    /** What these answers say. */
    SampleBatch batch(List<GuardedConnection.Answer> answers, long timeMillis) {
        double[] values = new double[rows.size()];
        byte[] qualities = new byte[rows.size()];
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            TagMap.Row row = rows.get(i);
            GuardedConnection.Answer answer = answers.get(i);
            boolean isText = row.quantity().kind() == QuantityKind.TEXT;
            values[i] = isText ? Double.NaN : row.value(answer.number());
            texts[i] = isText ? answer.text() : null;
            qualities[i] = (byte) quality(row, answer, values[i], isText).ordinal();
            if (qualities[i] != Quality.GOOD.ordinal()) {
                values[i] = Double.NaN;
            }
        }
        return new SampleBatch(points, timeMillis, values, qualities, texts);
    }

    SampleBatch without(long timeMillis) {
        return SampleBatch.without(points, timeMillis, Quality.COMM_FAULT);
    }

    private static Quality quality(TagMap.Row row, GuardedConnection.Answer answer, double value, boolean isText) {
        if (answer.problem() != null) {
            return Quality.COMM_FAULT;
        }
        if (isText) {
            return answer.text() == null ? Quality.NOT_AVAILABLE : Quality.GOOD;
        }
        if (Double.isNaN(value)) {
            return Quality.NOT_AVAILABLE;
        }
        return row.isPossible(value) ? Quality.GOOD : Quality.OUT_OF_RANGE;
    }
}
