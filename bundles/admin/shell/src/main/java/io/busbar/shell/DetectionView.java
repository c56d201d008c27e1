package io.busbar.shell;

import io.busbar.driver.Identification;
import io.busbar.gateway.detection.Detection;
import io.busbar.gateway.detection.Finding;
import io.busbar.gateway.detection.FoundDevice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Detections and what they found, as tables and as JSON. */
final class DetectionView {

    private DetectionView() {}

    static TextTable table(List<Finding> findings, Words words) {
        TextTable table = new TextTable(
                ">" + words.say("column.unit"),
                words.say("column.state"),
                words.say("column.reference"),
                words.say("column.serial"),
                words.say("column.device"),
                words.say("column.entry"));
        for (Finding finding : findings) {
            table.row(
                    Integer.toString(finding.unit()),
                    words.say(finding.change()),
                    reference(finding.references(), finding.identification()),
                    serial(finding.identification()),
                    text(finding.device()),
                    text(finding.inbox()));
        }
        return table;
    }

    static TextTable inbox(List<FoundDevice> entries, Words words) {
        TextTable table = new TextTable(
                words.say("column.entry"),
                words.say("column.state"),
                words.say("column.reference"),
                words.say("column.serial"),
                words.say("column.endpoint"),
                words.say("column.device"),
                words.say("column.behind"));
        for (FoundDevice entry : entries) {
            table.row(
                    entry.id(),
                    words.say(entry.change()) + (entry.ignored() ? " (" + words.say("inbox.ignored") + ")" : ""),
                    reference(entry.references(), entry.identification()),
                    serial(entry.identification()),
                    entry.host() == null ? text(entry.line()) : entry.host() + ":" + entry.port(),
                    text(entry.device()),
                    entry.behind() == null ? "" : entry.behind().toString());
        }
        return table;
    }

    static Map<String, @Nullable Object> json(Detection detection) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", detection.id());
        json.put("line", detection.line());
        json.put("host", detection.host());
        json.put("port", detection.port());
        json.put("units", detection.units());
        json.put("phase", detection.phase().name());
        json.put("total", detection.total());
        json.put("asked", detection.asked());
        json.put("answered", detection.answered());
        json.put("problem", detection.problem());
        json.put(
                "findings",
                detection.findings().stream().map(DetectionView::json).toList());
        return json;
    }

    static Map<String, @Nullable Object> json(FoundDevice entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("change", entry.change().name());
        json.put("line", entry.line());
        json.put("host", entry.host());
        json.put("port", entry.port());
        json.put("unit", entry.unit());
        json.put("references", entry.references());
        json.put("generic", entry.generic());
        json.put("serial", serial(entry.identification()));
        json.put("behind", entry.behind());
        json.put("device", entry.device());
        json.put("found", entry.found().toString());
        json.put("ignored", entry.ignored());
        return json;
    }

    private static Map<String, @Nullable Object> json(Finding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("unit", finding.unit());
        json.put("change", finding.change().name());
        json.put("references", finding.references());
        json.put("generic", finding.generic());
        json.put("serial", serial(finding.identification()));
        json.put("behind", finding.behind());
        json.put("device", finding.device());
        json.put("inbox", finding.inbox());
        return json;
    }

    /** The likeliest product, or what the device calls itself where nobody knows it. */
    private static String reference(List<String> references, @Nullable Identification said) {
        if (!references.isEmpty()) {
            return references.get(0);
        }
        return said == null ? "?" : said.product() + " ?";
    }

    private static String serial(@Nullable Identification said) {
        return said == null ? "" : said.serial();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
