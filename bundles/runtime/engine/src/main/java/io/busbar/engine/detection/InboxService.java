package io.busbar.engine.detection;

import io.busbar.engine.devices.DeviceEvents;
import io.busbar.engine.devices.DriverCatalogue;
import io.busbar.engine.devices.LineRegistry;
import io.busbar.gateway.detection.Acceptance;
import io.busbar.gateway.detection.Finding;
import io.busbar.gateway.detection.Finding.Change;
import io.busbar.gateway.detection.FoundDevice;
import io.busbar.gateway.detection.Inbox;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.storage.documents.DocumentFolder;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was found and waits for a decision, one document an entry. */
@Component(service = {Inbox.class, InboxService.class})
public final class InboxService implements Inbox {

    static final DocumentFolder.Type<InboxEntry> DOCUMENTS =
            new DocumentFolder.Type<>("inbox", 1, InboxEntry.class, InboxEntry::id, InboxEntry::fault);

    private static final Comparator<InboxEntry> BY_PLACE =
            Comparator.comparing(InboxEntry::place).thenComparingInt(InboxEntry::unit);

    private final DocumentFolder<InboxEntry> documents;
    private final Devices devices;
    private final LineRegistry lines;
    private final AcceptanceDesk desk;
    private final DeviceEvents events;
    private final Clock clock;
    private final Map<String, InboxEntry> entries = new TreeMap<>();

    /** The inbox in this store. */
    @Activate
    public InboxService(
            @Reference SiteStore store,
            @Reference Devices devices,
            @Reference LineRegistry lines,
            @Reference DriverCatalogue drivers,
            @Reference DeviceEvents events,
            @Reference Clock clock) {
        this.documents = store.folder(DOCUMENTS);
        this.devices = devices;
        this.lines = lines;
        this.desk = new AcceptanceDesk(devices, lines, drivers);
        this.events = events;
        this.clock = clock;
        try {
            documents.load().forEach(entry -> entries.put(entry.id(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what a detection found; what it did not find again where it looked has gone. Returns the findings with their entries. */
    synchronized List<Finding> keep(Place place, UnitIds looked, List<Finding> findings) {
        List<Finding> kept = new ArrayList<>();
        Map<String, InboxEntry> now = new HashMap<>();
        for (Finding finding : findings) {
            boolean matters = finding.change() != Change.SAME && finding.change() != Change.UNKNOWN;
            if (matters) {
                InboxEntry entry = InboxEntry.of(place, finding, clock.millis());
                InboxEntry before = entries.get(entry.id());
                now.put(entry.id(), before == null ? entry : entry.after(before));
            }
            kept.add(matters ? withEntry(finding, InboxEntry.id(place.id(), finding.unit())) : finding);
        }
        List<InboxEntry> over = entries.values().stream()
                .filter(entry -> entry.place().equals(place.id())
                        && looked.contains(entry.unit())
                        && !now.containsKey(entry.id()))
                .toList();
        over.forEach(entry -> drop(entry.id()));
        now.values().forEach(this::put);
        makeRoom();
        events.inbox();
        return kept;
    }

    @Override
    public synchronized List<FoundDevice> entries() {
        Map<String, DeviceStatus> known = devices.devices().stream()
                .collect(Collectors.toMap(device -> device.config().id(), device -> device));
        Set<String> taken = known.values().stream()
                .map(device ->
                        InboxEntry.id(device.config().line(), device.config().unit()))
                .collect(Collectors.toSet());
        return entries.values().stream()
                .filter(entry -> stands(entry, known, taken))
                .sorted(BY_PLACE)
                .map(InboxEntry::found)
                .toList();
    }

    @Override
    public synchronized List<Outcome> accept(List<Acceptance> acceptances) {
        if (acceptances.isEmpty()) {
            throw ProblemException.invalid("entries", "field.required");
        }
        List<Acceptance> all = withThoseBehind(acceptances);
        Map<String, Outcome> outcomes = new HashMap<>();
        for (Acceptance acceptance : desk.inOrder(all, entries)) {
            outcomes.computeIfAbsent(acceptance.id(), id -> accept(acceptance));
        }
        events.inbox();
        return all.stream()
                .map(acceptance -> outcomes.get(acceptance.id()))
                .distinct()
                .toList();
    }

    @Override
    public synchronized FoundDevice ignore(String id, boolean ignored) {
        InboxEntry entry = find(id).ignored(ignored);
        put(entry);
        events.inbox();
        return entry.found();
    }

    @Override
    public synchronized void forget(String id) {
        find(id);
        drop(id);
        events.inbox();
    }

    private Outcome accept(Acceptance acceptance) {
        try {
            String device = desk.take(find(acceptance.id()), acceptance);
            drop(acceptance.id());
            return new Outcome(acceptance.id(), device, null);
        } catch (ProblemException e) {
            return new Outcome(acceptance.id(), null, e);
        }
    }

    private List<Acceptance> withThoseBehind(List<Acceptance> acceptances) {
        List<Acceptance> all = new ArrayList<>(acceptances);
        Set<String> named = acceptances.stream().map(Acceptance::id).collect(Collectors.toSet());
        for (Acceptance acceptance : acceptances) {
            InboxEntry gateway = acceptance.behind() ? entries.get(acceptance.id()) : null;
            if (gateway != null) {
                entries.values().stream()
                        .filter(entry -> entry.place().equals(gateway.place())
                                && entry.change() == Change.NEW
                                && !entry.ignored()
                                && Integer.valueOf(gateway.unit()).equals(entry.behind())
                                && named.add(entry.id()))
                        .sorted(BY_PLACE)
                        .forEach(entry -> all.add(new Acceptance(entry.id(), null, acceptance.zone(), null, false)));
            }
        }
        return all;
    }

    /** Whether an entry still says something: what it is about may have been set up or removed by hand meanwhile. */
    private boolean stands(InboxEntry entry, Map<String, DeviceStatus> known, Set<String> taken) {
        if (entry.change() != Change.NEW) {
            return entry.device() != null && known.containsKey(entry.device());
        }
        String line = entry.line() != null ? entry.line() : lineTo(entry);
        return line == null || !taken.contains(InboxEntry.id(line, entry.unit()));
    }

    private @Nullable String lineTo(InboxEntry entry) {
        return Optional.ofNullable(entry.host())
                .flatMap(host -> lines.tcpLineTo(host, entry.port()))
                .map(there -> there.id())
                .orElse(null);
    }

    private InboxEntry find(String id) {
        InboxEntry entry = entries.get(id);
        if (entry == null) {
            throw ProblemException.of(Kind.NOT_FOUND, "inbox.unknown", id);
        }
        return entry;
    }

    private void put(InboxEntry entry) {
        documents.put(entry);
        entries.put(entry.id(), entry);
    }

    private void drop(String id) {
        documents.delete(id);
        entries.remove(id);
    }

    private void makeRoom() {
        entries.values().stream()
                .sorted(Comparator.comparingLong(InboxEntry::seenMillis))
                .limit(Math.max(0, entries.size() - MOST))
                .toList()
                .forEach(entry -> drop(entry.id()));
    }

    private static Finding withEntry(Finding finding, String entry) {
        return new Finding(
                finding.unit(),
                finding.change(),
                finding.identification(),
                finding.references(),
                finding.generic(),
                finding.behind(),
                finding.device(),
                entry);
    }
}
