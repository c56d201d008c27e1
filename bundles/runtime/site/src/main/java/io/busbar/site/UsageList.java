package io.busbar.site;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Usage;
import io.busbar.gateway.site.Usages;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** The usages that every site has, and those of this one as documents {@code site/usages/<id>.json}. */
final class UsageList implements Usages {

    /** What is on disk. */
    record Document(String id, String name) {}

    static final DocumentFolder.Type<Document> TYPE =
            new DocumentFolder.Type<>("usages", 1, Document.class, Document::id, document -> {
                Checks checks = new Checks();
                checks.id("id", document.id());
                checks.name("name", document.name());
                return checks.inWords();
            });

    private static final List<Usage> PREDEFINED = List.of(
            predefined("supply", "General supply", "Alimentation générale"),
            predefined("heating", "Heating", "Chauffage"),
            predefined("cooling", "Cooling", "Climatisation"),
            predefined("ventilation", "Ventilation", "Ventilation"),
            predefined("hot-water", "Hot water", "Eau chaude sanitaire"),
            predefined("lighting", "Lighting", "Éclairage"),
            predefined("outdoor-lighting", "Outdoor lighting", "Éclairage extérieur"),
            predefined("sockets", "Sockets", "Prises de courant"),
            predefined("it", "Computers and data rooms", "Informatique"),
            predefined("lifts", "Lifts", "Ascenseurs"),
            predefined("kitchen", "Kitchen", "Cuisine"),
            predefined("refrigeration", "Refrigeration", "Froid"),
            predefined("process", "Process", "Process"),
            predefined("compressed-air", "Compressed air", "Air comprimé"),
            predefined("pumps", "Pumps", "Pompes"),
            predefined("medical", "Medical equipment", "Équipements médicaux"),
            predefined("safety", "Safety services", "Sécurité"),
            predefined("ev-charging", "Vehicle charging", "Recharge de véhicules"),
            predefined("production", "Production", "Production"),
            predefined("other", "Other", "Autres"));

    private final DocumentFolder<Document> folder;
    private final ToIntFunction<String> loadsWith;
    private final Map<String, Document> own = new ConcurrentHashMap<>();

    /**
     * The usages of a site.
     *
     * @param loadsWith how many loads have a usage
     */
    UsageList(DocumentFolder<Document> folder, ToIntFunction<String> loadsWith) throws IOException {
        this.folder = folder;
        this.loadsWith = loadsWith;
        folder.load().forEach(document -> own.put(document.id(), document));
    }

    private static Usage predefined(String id, String english, String french) {
        return new Usage(id, true, english, french);
    }

    private static Usage usage(Document document) {
        return new Usage(document.id(), false, document.name(), document.name());
    }

    @Override
    public List<Usage> usages() {
        List<Usage> all = new ArrayList<>(PREDEFINED);
        own.values().stream()
                .map(UsageList::usage)
                .sorted(Comparator.comparing(Usage::english, String.CASE_INSENSITIVE_ORDER))
                .forEach(all::add);
        return all;
    }

    @Override
    public Optional<Usage> usage(String id) {
        Document document = own.get(id);
        return document != null
                ? Optional.of(usage(document))
                : PREDEFINED.stream().filter(usage -> usage.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Usage add(String name) {
        check("", name);
        if (own.size() >= MOST) {
            throw ProblemException.of(Kind.CONFLICT, "usage.most", MOST);
        }
        return store(new Document(Keys.of(name, "usage", id -> usage(id).isPresent()), name.strip()));
    }

    @Override
    public synchronized Usage rename(String id, String name) {
        requireOwn(id);
        check(id, name);
        return store(new Document(id, name.strip()));
    }

    @Override
    public synchronized void remove(String id) {
        Document document = requireOwn(id);
        int loads = loadsWith.applyAsInt(id);
        if (loads > 0) {
            throw ProblemException.of(Kind.CONFLICT, "usage.used", document.name(), loads);
        }
        folder.delete(id);
        own.remove(id);
    }

    private Usage store(Document document) {
        folder.put(document);
        own.put(document.id(), document);
        return usage(document);
    }

    private Document requireOwn(String id) {
        Document document = own.get(id);
        if (document == null) {
            throw usage(id).isPresent()
                    ? ProblemException.of(Kind.CONFLICT, "usage.predefined", id)
                    : ProblemException.of(Kind.NOT_FOUND, "usage.unknown", id);
        }
        return document;
    }

    private void check(String id, String name) {
        Checks checks = new Checks();
        if (checks.name("name", name)
                && usages().stream()
                        .anyMatch(usage -> !usage.id().equals(id)
                                && (usage.english().equalsIgnoreCase(name.strip())
                                        || usage.french().equalsIgnoreCase(name.strip())))) {
            checks.add("name", "usage.exists", name.strip());
        }
        checks.orThrow();
    }
}
