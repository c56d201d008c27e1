package io.busbar.exports.settings;

import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.ExportSettings;
import io.busbar.gateway.exports.Schedule;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The names in files and the schedules, as a document. Safe for use by any thread. */
public final class SettingsStore {

    private static final String ID = "exports";
    private static final String UNKNOWN = "BUSBAR";

    /** A schedule on disk. */
    public record Times(boolean enabled, int everyMinutes, List<String> times, Set<DayOfWeek> days, int stepMinutes) {}

    /** What is on disk. */
    public record Document(String id, String siteName, String serverName, Map<Category, Times> schedules) {}

    /** The folder of the document. */
    public static final DocumentFolder.Type<Document> TYPE =
            new DocumentFolder.Type<>("export-settings", 1, Document.class, Document::id, document -> Optional.empty());

    private final DocumentFolder<Document> folder;
    private volatile ExportSettings settings;

    /**
     * The settings of a site.
     *
     * @throws IOException if the disk does not give what it holds
     */
    public SettingsStore(DocumentFolder<Document> folder) throws IOException {
        this.folder = folder;
        settings = folder.load().stream().findFirst().map(SettingsStore::read).orElseGet(SettingsStore::atFirst);
    }

    /** The settings. */
    public ExportSettings get() {
        return settings;
    }

    /** Replaces them. */
    public synchronized void set(ExportSettings next) {
        Checks.check(next);
        Map<Category, Times> times = new TreeMap<>();
        next.schedules()
                .forEach((category, schedule) -> times.put(
                        category,
                        new Times(
                                schedule.enabled(),
                                schedule.everyMinutes(),
                                schedule.times().stream()
                                        .map(LocalTime::toString)
                                        .toList(),
                                schedule.days(),
                                schedule.stepMinutes())));
        folder.put(new Document(ID, next.siteName(), next.serverName(), times));
        settings = next;
    }

    private static ExportSettings read(Document document) {
        Map<Category, Schedule> schedules = new EnumMap<>(atFirst().schedules());
        document.schedules()
                .forEach((category, times) -> schedules.put(
                        category,
                        new Schedule(
                                times.enabled(),
                                times.everyMinutes(),
                                times.times().stream().map(LocalTime::parse).toList(),
                                times.days(),
                                times.stepMinutes())));
        return new ExportSettings(document.siteName(), document.serverName(), schedules);
    }

    /** Before anybody has decided: every day after midnight, once there is a destination. */
    static ExportSettings atFirst() {
        Map<Category, Schedule> schedules = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            schedules.put(category, Schedule.daily(LocalTime.MIDNIGHT));
        }
        return new ExportSettings(ExportSettings.UNNAMED, netId(), schedules);
    }

    /** The second half of the address of the first network card: what the reference product has on its front. */
    private static String netId() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(card -> !card.isVirtual())
                    .map(SettingsStore::address)
                    .filter(address -> address.length == 6)
                    .findFirst()
                    .map(address -> HexFormat.of().withUpperCase().formatHex(address, 3, 6))
                    .orElse(UNKNOWN);
        } catch (SocketException e) {
            return UNKNOWN;
        }
    }

    private static byte[] address(NetworkInterface card) {
        try {
            byte[] address = card.getHardwareAddress();
            return address == null ? new byte[0] : address;
        } catch (SocketException e) {
            return new byte[0];
        }
    }
}
