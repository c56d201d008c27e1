package io.busbar.rest.services;

import io.busbar.gateway.access.Accounts;
import io.busbar.gateway.access.Profiles;
import io.busbar.gateway.alarms.AlarmDefinitions;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.alarms.Maintenance;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.detection.Detections;
import io.busbar.gateway.detection.Inbox;
import io.busbar.gateway.devices.Commands;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Drivers;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.devices.MapFiles;
import io.busbar.gateway.devices.MapTools;
import io.busbar.gateway.energy.Energy;
import io.busbar.gateway.exports.Exports;
import io.busbar.gateway.guard.Firewall;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.history.StoragePlans;
import io.busbar.gateway.history.StorageWatch;
import io.busbar.gateway.lines.SerialSearches;
import io.busbar.gateway.policy.PolicyEditor;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Favourites;
import io.busbar.gateway.site.Fluids;
import io.busbar.gateway.site.Hierarchies;
import io.busbar.gateway.site.Loads;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.site.SiteDocuments;
import io.busbar.gateway.site.Usages;
import io.busbar.gateway.tls.Authorities;
import io.busbar.gateway.tls.Certificates;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.SampleBus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The services of the gateway as they are at this moment. Resources ask it at each request instead of depending on a service, so that an
 * update of the engine or the store neither takes the interface down nor has it built again: meanwhile the answer is "try again".
 */
@Component(service = GatewayServices.class)
public final class GatewayServices {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Devices devices;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Lines lines;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Commands commands;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable SerialSearches serialSearches;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Drivers drivers;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Detections detections;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Inbox inbox;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable MapFiles mapFiles;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable MapTools mapTools;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable LastValues lastValues;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable SampleBus bus;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Historian historian;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable StoragePlans storagePlans;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable StorageWatch storageWatch;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable HistoryArchive archive;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Exports exports;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Profiles profiles;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Site site;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable SiteDocuments documents;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Accounts accounts;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Audit audit;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable PolicyEditor policy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Firewall firewall;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Certificates certificates;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Authorities authorities;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Loads loads;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Usages usages;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Fluids fluids;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Hierarchies hierarchies;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Favourites favourites;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Energy energy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Alarms alarms;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable AlarmDefinitions alarmDefinitions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Maintenance maintenance;

    /** The alarms. */
    public Alarms alarms() {
        return present(alarms);
    }

    /** The alarms, if they are there now. */
    public Optional<Alarms> alarmsIfPresent() {
        return Optional.ofNullable(alarms);
    }

    /** The definitions of alarms. */
    public AlarmDefinitions alarmDefinitions() {
        return present(alarmDefinitions);
    }

    /** Devices and zones that are being worked on. */
    public Maintenance maintenance() {
        return present(maintenance);
    }

    /** The devices. */
    public Devices devices() {
        return present(devices);
    }

    /** The lines. */
    public Lines lines() {
        return present(lines);
    }

    /** What devices can be told to do. */
    public Commands commands() {
        return present(commands);
    }

    /** Searches for the settings of serial ports. */
    public SerialSearches serialSearches() {
        return present(serialSearches);
    }

    /** The installed drivers. */
    public Drivers drivers() {
        return present(drivers);
    }

    /** The detections. */
    public Detections detections() {
        return present(detections);
    }

    /** What they found. */
    public Inbox inbox() {
        return present(inbox);
    }

    /** Whether devices can be looked for now. */
    public boolean detects() {
        return detections != null && inbox != null;
    }

    /** The site's register map files. */
    public MapFiles mapFiles() {
        return present(mapFiles);
    }

    /** What can be done with the site's register map files. */
    public MapTools mapTools() {
        return present(mapTools);
    }

    /** The last values. */
    public LastValues lastValues() {
        return present(lastValues);
    }

    /** The busbar. */
    public SampleBus bus() {
        return present(bus);
    }

    /** The store. */
    public Historian historian() {
        return present(historian);
    }

    /** What is stored. */
    public StoragePlans storagePlans() {
        return present(storagePlans);
    }

    /** What is not stored though it should be. */
    public StorageWatch storageWatch() {
        return present(storageWatch);
    }

    /** The history as files. */
    public HistoryArchive archive() {
        return present(archive);
    }

    /** Files for others. */
    public Exports exports() {
        return present(exports);
    }

    /** Sign-in and sessions. */
    public Profiles profiles() {
        return present(profiles);
    }

    /** The accounts. */
    public Accounts accounts() {
        return present(accounts);
    }

    /** The audit trail. */
    public Audit audit() {
        return present(audit);
    }

    /** The audit trail, if there is one to note in. */
    public Optional<Audit> trail() {
        return Optional.ofNullable(audit);
    }

    /** The security policy. */
    public PolicyEditor policy() {
        return present(policy);
    }

    /** Limits and rules for clients. */
    public Firewall firewall() {
        return present(firewall);
    }

    /** The certificate of HTTPS. */
    public Certificates certificates() {
        return present(certificates);
    }

    /** The authorities that are trusted. */
    public Authorities authorities() {
        return present(authorities);
    }

    /** The site. */
    public Site site() {
        return present(site);
    }

    /** The loads. */
    public Loads loads() {
        return present(loads);
    }

    /** The usages. */
    public Usages usages() {
        return present(usages);
    }

    /** The fluids. */
    public Fluids fluids() {
        return present(fluids);
    }

    /** The hierarchies. */
    public Hierarchies hierarchies() {
        return present(hierarchies);
    }

    /** The kept views. */
    public Favourites favourites() {
        return present(favourites);
    }

    /** Energy of any period. */
    public Energy energy() {
        return present(energy);
    }

    /** The state of the site's documents. */
    public SiteDocuments documents() {
        return present(documents);
    }

    /** How to reach the store, if there is one. */
    public Optional<Historian> store() {
        return Optional.ofNullable(historian);
    }

    /** Whether everything is there that measuring, storing and answering need. */
    public boolean isComplete() {
        return devices != null
                && lines != null
                && drivers != null
                && lastValues != null
                && bus != null
                && historian != null
                && profiles != null
                && accounts != null
                && site != null
                && documents != null;
    }

    /** A service that must be there now for the request to be answered. */
    public static <T> T present(@Nullable T service) {
        if (service == null) {
            throw ProblemException.of(Kind.UNAVAILABLE, "gateway.starting");
        }
        return service;
    }
}
