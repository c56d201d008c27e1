package io.busbar.rest.services;

import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.detection.Detections;
import io.busbar.gateway.detection.Inbox;
import io.busbar.gateway.devices.MapFiles;
import io.busbar.gateway.devices.MapTools;
import io.busbar.gateway.energy.Energy;
import io.busbar.gateway.exports.Exports;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.policy.PolicyEditor;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.site.SiteDocuments;
import io.busbar.rest.fixture.AlarmsFixture;
import io.busbar.rest.fixture.HistorianFixture;
import io.busbar.rest.fixture.ProfilesFixture;
import io.busbar.rest.fixture.SearchesFixture;
import io.busbar.rest.fixture.SiteFixture;
import io.busbar.rest.fixture.StorageFixture;
import io.busbar.rest.fixture.ValuesFixture;
import io.busbar.site.SiteBook;

/** Puts services where the framework would, and takes them away as it would. */
public final class ServicesFixture {

    private ServicesFixture() {}

    public static GatewayServices of(
            SiteFixture devices,
            ValuesFixture values,
            HistorianFixture historian,
            ProfilesFixture profiles,
            Site site,
            SiteDocuments documents) {
        GatewayServices services = new GatewayServices();
        services.devices = devices;
        services.drivers = devices;
        services.lines = devices.lines();
        services.commands = devices.commands();
        services.serialSearches = new SearchesFixture();
        services.lastValues = values;
        services.bus = values;
        services.historian = historian;
        services.profiles = profiles;
        services.accounts = profiles;
        services.site = site;
        services.documents = documents;
        return services;
    }

    /** Another archive than that of the fixtures. */
    public static void replaceArchive(GatewayServices services, HistoryArchive archive) {
        services.archive = archive;
    }

    /** The gateway sends files to others. */
    public static void addExports(GatewayServices services, Exports exports) {
        services.exports = exports;
    }

    /** The gateway knows what it stores. */
    public static void addStorage(GatewayServices services, StorageFixture storage) {
        services.storagePlans = storage;
        services.storageWatch = storage;
        services.archive = storage.archive;
    }

    /** The gateway knows its loads, and what people say of the site. */
    public static void addSite(GatewayServices services, SiteBook book) {
        services.loads = book.loads();
        services.usages = book.usages();
        services.fluids = book.fluids();
        services.hierarchies = book.hierarchies();
        services.favourites = book.favourites();
    }

    /** The gateway works out energy. */
    public static void addEnergy(GatewayServices services, Energy energy) {
        services.energy = energy;
    }

    /** Another store in the place of the one in memory. */
    public static void replaceHistorian(GatewayServices services, Historian historian) {
        services.historian = historian;
    }

    /** There are an audit trail and a security policy. */
    public static void addSecurity(GatewayServices services, Audit audit, PolicyEditor policy) {
        services.audit = audit;
        services.policy = policy;
    }

    /** The site has map files. */
    public static void addMaps(GatewayServices services, MapFiles mapFiles, MapTools mapTools) {
        services.mapFiles = mapFiles;
        services.mapTools = mapTools;
    }

    /** The gateway looks for devices. */
    public static void addDetection(GatewayServices services, Detections detections, Inbox inbox) {
        services.detections = detections;
        services.inbox = inbox;
    }

    /** The gateway has alarms. */
    public static void addAlarms(GatewayServices services, AlarmsFixture alarms) {
        services.alarms = alarms;
        services.alarmDefinitions = alarms;
        services.maintenance = alarms;
    }

    /** The engine is being updated: its services are gone. */
    public static void removeEngine(GatewayServices services) {
        services.devices = null;
        services.drivers = null;
        services.mapFiles = null;
        services.mapTools = null;
        services.lines = null;
        services.commands = null;
        services.serialSearches = null;
        services.detections = null;
        services.inbox = null;
        services.lastValues = null;
        services.bus = null;
    }
}
