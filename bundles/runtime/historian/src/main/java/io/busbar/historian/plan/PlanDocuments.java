package io.busbar.historian.plan;

import io.busbar.driver.Quantity;
import io.busbar.gateway.history.PlannedPoint.Origin;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.history.StorageRule;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The overrides of a site as documents, {@code site/storage-plans/<device>.json}, and the plan that they make. Safe for use by any thread. */
public final class PlanDocuments implements Plan {

    /** In the place of a device's id, which cannot be this: the whole site. */
    public static final String SITE = "_site";

    /** What is on disk. */
    public record Document(String id, List<StorageOverride> overrides) {}

    /** The folder of these documents. */
    public static final DocumentFolder.Type<Document> TYPE = new DocumentFolder.Type<>(
            "storage-plans", 1, Document.class, Document::id, document -> OverrideChecks.inWords(document.overrides()));

    private final StoragePlan usual;
    private final DocumentFolder<Document> folder;
    private volatile Map<String, List<PlanOverride>> overrides;
    private volatile long version;

    /**
     * The plan of a site.
     *
     * @throws IOException if the disk does not give what it holds
     */
    public PlanDocuments(StoragePlan usual, DocumentFolder<Document> folder) throws IOException {
        this.usual = usual;
        this.folder = folder;
        Map<String, List<PlanOverride>> loaded = new HashMap<>();
        for (Document document : folder.load()) {
            loaded.put(document.id(), ready(document.overrides()));
        }
        overrides = Map.copyOf(loaded);
    }

    private static List<PlanOverride> ready(List<StorageOverride> wishes) {
        return wishes.stream().map(PlanOverride::of).toList();
    }

    /** The overrides for a device, or for the {@link #SITE}. */
    public List<StorageOverride> overrides(String id) {
        return overrides.getOrDefault(id, List.of()).stream()
                .map(PlanOverride::wish)
                .toList();
    }

    /**
     * Replaces them; an empty list deletes the document.
     *
     * @throws ProblemException naming each field at fault, or if the disk does not take it
     */
    public synchronized void set(String id, List<StorageOverride> wishes) {
        List<FieldProblem> problems = OverrideChecks.check(wishes);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        Map<String, List<PlanOverride>> changed = new HashMap<>(overrides);
        if (wishes.isEmpty()) {
            folder.delete(id);
            changed.remove(id);
        } else {
            folder.put(new Document(id, List.copyOf(wishes)));
            changed.put(id, ready(wishes));
        }
        overrides = Map.copyOf(changed);
        version++;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Decision decide(String device, String load, Quantity quantity) {
        StorageRule rule = usual.rule(quantity);
        Map<String, List<PlanOverride>> now = overrides;
        for (PlanOverride override : now.getOrDefault(device, List.of())) {
            if (override.fits(load, quantity)) {
                return new Decision(override.apply(rule, quantity.kind()), Origin.DEVICE);
            }
        }
        for (PlanOverride override : now.getOrDefault(SITE, List.of())) {
            if (override.fits(load, quantity)) {
                return new Decision(override.apply(rule, quantity.kind()), Origin.SITE);
            }
        }
        return new Decision(rule, Origin.DEFAULT);
    }
}
