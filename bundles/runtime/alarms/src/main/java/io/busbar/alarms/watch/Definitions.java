package io.busbar.alarms.watch;

import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinitions;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.values.LiveValue;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The definitions as documents, {@code site/alarm-definitions/<id>.json}, and their watch. */
public final class Definitions implements AlarmDefinitions {

    /** So many at most. */
    static final int MOST = 20_000;

    /** The folder of these documents. */
    public static final DocumentFolder.Type<AlarmDefinition> TYPE = new DocumentFolder.Type<>(
            "alarm-definitions", 1, AlarmDefinition.class, AlarmDefinition::id, Definitions::fault);

    /** What is known of the site's devices. */
    public interface Devices {
        /** A device; empty where there is none, or where devices are not known yet. */
        Optional<DeviceStatus> device(String id);

        /** Its last values. */
        List<LiveValue> values(String id);
    }

    private final DocumentFolder<AlarmDefinition> folder;
    private final Watcher watcher;
    private final Devices devices;
    private final Map<String, AlarmDefinition> all = new TreeMap<>();

    /**
     * The definitions of a folder, which the watcher begins to watch.
     *
     * @throws IOException if the disk does not give what it holds
     */
    public Definitions(DocumentFolder<AlarmDefinition> folder, Watcher watcher, Devices devices) throws IOException {
        this.folder = folder;
        this.watcher = watcher;
        this.devices = devices;
        folder.load().forEach(definition -> all.put(definition.id(), definition));
        watcher.begin(all.values());
    }

    private static Optional<String> fault(AlarmDefinition definition) {
        List<FieldProblem> problems = DefinitionChecks.check(definition);
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(ProblemException.invalid(problems).fullText(Locale.ENGLISH));
    }

    @Override
    public List<Watched> definitions() {
        return watcher.watched();
    }

    @Override
    public Optional<Watched> definition(String id) {
        return watcher.watched(id);
    }

    @Override
    public synchronized AlarmDefinition add(AlarmDefinition wished) {
        AlarmDefinition definition = wished.id().isEmpty() ? withId(wished, id(wished)) : wished;
        if (all.containsKey(definition.id())) {
            throw ProblemException.of(Kind.CONFLICT, "alarm.definition.exists", definition.id());
        }
        if (all.size() >= MOST) {
            throw ProblemException.of(Kind.CONFLICT, "alarm.definition.many", Integer.toString(MOST));
        }
        return store(definition);
    }

    @Override
    public synchronized AlarmDefinition update(AlarmDefinition definition) {
        require(definition.id());
        return store(definition);
    }

    @Override
    public synchronized void remove(String id) {
        require(id);
        all.values().stream()
                .filter(other -> other.members().contains(id))
                .findFirst()
                .ifPresent(other -> {
                    throw ProblemException.of(Kind.CONFLICT, "alarm.definition.used", id, other.name());
                });
        folder.delete(id);
        all.remove(id);
        watcher.remove(id);
    }

    @Override
    public List<AlarmDefinition> proposals(String device, String load, Locale locale) {
        DeviceStatus status =
                devices.device(device).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "device.unknown", device));
        List<AlarmDefinition> proposals = new Proposals(status, load, devices.values(device), locale).all();
        synchronized (this) {
            return proposals.stream()
                    .filter(proposal -> all.values().stream().noneMatch(known -> isAlike(known, proposal)))
                    .toList();
        }
    }

    private static boolean isAlike(AlarmDefinition known, AlarmDefinition proposal) {
        return known.device().equals(proposal.device())
                && known.load().equals(proposal.load())
                && known.quantity().equals(proposal.quantity())
                && known.criticality() == proposal.criticality();
    }

    private AlarmDefinition store(AlarmDefinition definition) {
        Function<String, Optional<DeviceStatus>> known = devices::device;
        List<FieldProblem> problems = DefinitionChecks.check(definition, known, all);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        folder.put(definition);
        all.put(definition.id(), definition);
        watcher.put(definition);
        return definition;
    }

    private void require(String id) {
        if (!all.containsKey(id)) {
            throw ProblemException.of(Kind.NOT_FOUND, "alarm.definition.unknown", id);
        }
    }

    /** An id that people can read, made of the name. */
    private String id(AlarmDefinition definition) {
        String plain = Normalizer.normalize(definition.name(), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String base = plain.isEmpty() ? "alarm" : plain.substring(0, Math.min(plain.length(), 50));
        String id = base;
        for (int n = 2; all.containsKey(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    private static AlarmDefinition withId(AlarmDefinition other, String id) {
        return new AlarmDefinition(
                id,
                other.name(),
                other.kind(),
                other.device(),
                other.load(),
                other.quantity(),
                other.aggregate(),
                other.phases(),
                other.high(),
                other.low(),
                other.hysteresis(),
                other.hysteresisIn(),
                other.states(),
                other.period(),
                other.operator(),
                other.members(),
                other.delayOnS(),
                other.delayOffS(),
                other.criticality(),
                other.acknowledgement(),
                other.enabled());
    }
}
