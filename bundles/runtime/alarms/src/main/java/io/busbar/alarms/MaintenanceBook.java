package io.busbar.alarms;

import io.busbar.gateway.alarms.Maintenance;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Work that is under way, as documents {@code site/maintenance/<id>.json}. Safe for use by any thread. */
final class MaintenanceBook implements Maintenance {

    static final int LONGEST_NOTE = 500;
    private static final int MOST = 500;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    /** What is on disk; times in milliseconds since 1970 UTC. */
    record Document(String id, String device, String zone, long from, long until, String note, String author) {
        Work work() {
            return new Work(id, device, zone, Instant.ofEpochMilli(from), Instant.ofEpochMilli(until), note, author);
        }
    }

    /** The folder of these documents. */
    static final DocumentFolder.Type<Document> TYPE =
            new DocumentFolder.Type<>("maintenance", 1, Document.class, Document::id, document -> Optional.empty());

    private final DocumentFolder<Document> folder;
    private final Function<String, Optional<String>> zoneOf;
    private final Clock clock;
    private final Map<String, Document> all = new TreeMap<>();

    /**
     * The book of a folder.
     *
     * @param zoneOf the zone of a device; empty where there is no such device
     */
    MaintenanceBook(DocumentFolder<Document> folder, Function<String, Optional<String>> zoneOf, Clock clock)
            throws IOException {
        this.folder = folder;
        this.zoneOf = zoneOf;
        this.clock = clock;
        folder.load().forEach(document -> all.put(document.id(), document));
    }

    /** Whether a device is under maintenance now. */
    synchronized boolean covers(String device) {
        if (device.isEmpty() || all.isEmpty()) {
            return false;
        }
        long now = clock.millis();
        return all.values().stream()
                .filter(work -> work.until() > now)
                .anyMatch(work -> work.device().isEmpty()
                        ? zoneOf.apply(device).filter(work.zone()::equals).isPresent()
                        : work.device().equals(device));
    }

    @Override
    public synchronized List<Work> underWay() {
        long now = clock.millis();
        return all.values().stream()
                .filter(work -> work.until() > now)
                .map(Document::work)
                .sorted(Comparator.comparing(Work::until).thenComparing(Work::id))
                .toList();
    }

    @Override
    public synchronized Work begin(Actor actor, String device, String zone, Instant until, String note) {
        forget();
        List<FieldProblem> problems = check(device, zone, until, note);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        if (all.size() >= MOST) {
            throw ProblemException.of(Kind.CONFLICT, "maintenance.many", Integer.toString(MOST));
        }
        int number = 1;
        while (all.containsKey("work-" + number)) {
            number++;
        }
        Document document = new Document(
                "work-" + number, device, zone, clock.millis(), until.toEpochMilli(), note.strip(), actor.name());
        folder.put(document);
        all.put(document.id(), document);
        return document.work();
    }

    @Override
    public synchronized void end(Actor actor, String id) {
        if (!all.containsKey(id)) {
            throw ProblemException.of(Kind.NOT_FOUND, "maintenance.unknown", id);
        }
        folder.delete(id);
        all.remove(id);
    }

    /** Documents of work that is over are of no use. */
    private void forget() {
        long now = clock.millis();
        List<String> over = all.values().stream()
                .filter(work -> work.until() <= now)
                .map(Document::id)
                .toList();
        for (String id : over) {
            folder.delete(id);
            all.remove(id);
        }
    }

    private List<FieldProblem> check(String device, String zone, Instant until, String note) {
        List<FieldProblem> problems = new ArrayList<>();
        if (device.isBlank() == zone.isBlank()) {
            problems.add(FieldProblem.of("device", "maintenance.place"));
        } else if (!device.isBlank() && zoneOf.apply(device).isEmpty()) {
            problems.add(FieldProblem.of("device", "device.unknown", device));
        }
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(Duration.ofDays(LONGEST_DAYS)))) {
            problems.add(FieldProblem.of("until", "maintenance.until", LONGEST_DAYS));
        }
        if (note.isBlank()) {
            problems.add(FieldProblem.of("note", "field.required"));
        } else if (note.length() > LONGEST_NOTE) {
            problems.add(FieldProblem.of("note", "field.length", LONGEST_NOTE, note.length()));
        } else if (CONTROL.matcher(note).find()) {
            problems.add(FieldProblem.of("note", "field.characters"));
        }
        return problems;
    }
}
