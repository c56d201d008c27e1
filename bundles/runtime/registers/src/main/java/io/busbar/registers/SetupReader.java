package io.busbar.registers;

import io.busbar.driver.BusLink;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.PollTier;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads what a device says of itself: eagerly until every field has been answered or refused, then now and then. Tells its listener
 * the first time, and whenever something has changed. Calls it on a thread of the line.
 */
final class SetupReader {

    private final BusLink link;
    private final Duration eager;
    private final Duration leisurely;
    private final List<ReadBlock<MapField>> plan;
    private final Consumer<DeviceSetup> listener;
    private final Set<MapField> missing = new HashSet<>();
    private DeviceSetup setup = DeviceSetup.NOTHING_KNOWN;
    private BlockPolls<MapField> polls;
    private boolean closed;

    SetupReader(RegisterMap map, DeviceContext context, Consumer<DeviceSetup> listener) {
        this.link = context.link();
        this.eager = context.period(PollTier.LIVE);
        this.leisurely = context.period(PollTier.ONCE);
        this.plan = new Planner(map).fields(map.fields());
        this.listener = listener;
        this.missing.addAll(map.fields());
        this.polls = polls(eager);
    }

    void start() {
        if (plan.isEmpty()) {
            listener.accept(DeviceSetup.NOTHING_KNOWN);
        } else {
            current().start(plan);
        }
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        current().close();
    }

    private synchronized BlockPolls<MapField> current() {
        return polls;
    }

    private BlockPolls<MapField> polls(Duration period) {
        return new BlockPolls<>(link, tier -> period, Fields::new);
    }

    private void answered(List<MapField> fields, Map<String, DeviceSetup.Answer> answers) {
        DeviceSetup news;
        BlockPolls<MapField> finished = null;
        BlockPolls<MapField> next = null;
        synchronized (this) {
            DeviceSetup before = setup;
            setup = setup.with(answers);
            boolean waiting = !missing.isEmpty();
            fields.forEach(missing::remove);
            if (closed || !missing.isEmpty() || !waiting && setup.equals(before)) {
                return;
            }
            news = setup;
            if (waiting) {
                finished = polls;
                next = polls(leisurely);
                polls = next;
            }
        }
        listener.accept(news);
        if (finished != null && next != null) {
            finished.close();
            next.start(plan);
        }
    }

    private final class Fields implements BlockPolls.Handler {

        private final List<MapField> fields;

        Fields(ReadBlock<MapField> block) {
            this.fields = block.items().stream().map(ReadItem::value).toList();
        }

        @Override
        public void read(Words words, long timeMillis) {
            Map<String, DeviceSetup.Answer> answers = new HashMap<>();
            for (MapField field : fields) {
                answers.put(DeviceSetup.key(field.name(), field.instance()), DeviceSetup.answer(field, words));
            }
            answered(fields, answers);
        }

        @Override
        public void failed(ReadFailure failure, long timeMillis) {
            // Asked again after the period; the line tells the gateway that the device is silent.
        }

        @Override
        public void unsupported(long timeMillis) {
            answered(fields, Map.of());
        }
    }
}
