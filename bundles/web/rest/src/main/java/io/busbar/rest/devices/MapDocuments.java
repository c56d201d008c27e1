package io.busbar.rest.devices;

import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapTools;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What goes to and fro about the site's map files. */
final class MapDocuments {

    private MapDocuments() {}

    /** A file and what stands in it. */
    record FileText(String file, String text) {}

    /** What a caller wants to stand in a file. */
    record NewText(@Nullable String file, @Nullable String text) {}

    /** What is wrong, and whether the file was written nevertheless. */
    record Judgement(boolean saved, List<MapProblemDocument> problems) {
        static Judgement of(boolean saved, List<MapFileProblem> problems, Locale language) {
            return new Judgement(saved, told(problems, language));
        }
    }

    /** What was made of it. */
    record Preview(
            String file,
            String text,
            String product,
            int understood,
            int left,
            List<MapProblemDocument> problems,
            List<MapTools.Change> changes) {
        static Preview of(MapTools.PageMap read, Locale language) {
            return new Preview(
                    read.file(),
                    read.text(),
                    read.product(),
                    read.understood(),
                    read.left(),
                    told(read.problems(), language),
                    read.changes());
        }
    }

    /** A device to be tried, or a unit that need not be one, and the map if it is not the one in use. */
    record Order(
            @Nullable String device,
            @Nullable String line,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Integer unit,
            @Nullable String text) {}

    /** A row and what it read; no value where there is none. */
    record Reading(
            String load,
            String quantity,
            int address,
            String type,
            String words,
            @Nullable Double value,
            String text,
            String unit,
            String failure) {
        static Reading of(MapTools.Reading reading) {
            return new Reading(
                    reading.load(),
                    reading.quantity(),
                    reading.address(),
                    reading.type(),
                    reading.words(),
                    Double.isNaN(reading.value()) ? null : reading.value(),
                    reading.text(),
                    reading.unit(),
                    reading.failure());
        }
    }

    /** What a device was read as. */
    record Trial(String device, List<Reading> readings, List<MapTools.Check> checks) {
        static Trial of(MapTools.Trial trial) {
            return new Trial(
                    trial.device(), trial.readings().stream().map(Reading::of).toList(), trial.checks());
        }
    }

    private static List<MapProblemDocument> told(List<MapFileProblem> problems, Locale language) {
        return problems.stream()
                .map(problem -> MapProblemDocument.of(problem, language))
                .toList();
    }
}
