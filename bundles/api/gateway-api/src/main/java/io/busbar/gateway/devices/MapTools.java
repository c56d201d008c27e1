package io.busbar.gateway.devices;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Work on the register map files of the site: write and remove them, make one of a manufacturer's page, try a map on a device. A file that
 * is written or removed is in use a few seconds later. Safe for use by any thread.
 */
@ProviderType
public interface MapTools {

    /**
     * A map file made of a page.
     *
     * @param file the name that it should have among the site's
     * @param text the map file
     * @param product catalogue reference of the product that it reads
     * @param understood how many registers of the page became rows
     * @param left how many stand in the file as comments
     * @param problems what would be wrong if it were saved
     * @param changes how it differs from the map in use; empty if the product has none
     */
    record PageMap(
            String file,
            String text,
            String product,
            int understood,
            int left,
            List<MapFileProblem> problems,
            List<Change> changes) {
        /** Copies the lists. */
        public PageMap {
            problems = List.copyOf(problems);
            changes = List.copyOf(changes);
        }
    }

    /**
     * A quantity that two maps do not have alike.
     *
     * @param load key of the load, {@code -} for the device itself
     * @param quantity key of the quantity
     * @param before where and how the map in use has it; empty if it has not
     * @param after the same of the new map
     */
    record Change(String load, String quantity, String before, String after) {}

    /**
     * What a map has read of a device.
     *
     * @param device its id; the place and the unit for one that is no device of the site
     * @param readings the values, in the order of the map
     * @param checks what physics says of them
     */
    record Trial(String device, List<Reading> readings, List<Check> checks) {
        /** Copies the lists. */
        public Trial {
            readings = List.copyOf(readings);
            checks = List.copyOf(checks);
        }
    }

    /**
     * A row and what it reads.
     *
     * @param load key of the load, {@code -} for the device itself
     * @param quantity key of the quantity, or a field after {@code @}
     * @param address first register
     * @param type how the value is written
     * @param words the registers in hexadecimal; empty if they could not be read
     * @param value in the canonical unit; NaN where there is none
     * @param text of a text; else empty
     * @param unit symbol of the unit
     * @param failure why there is no value, in English; empty if there is one
     */
    record Reading(
            String load,
            String quantity,
            int address,
            String type,
            String words,
            double value,
            String text,
            String unit,
            String failure) {}

    /**
     * What physics says of some values.
     *
     * @param load key of the load
     * @param name what is compared
     * @param expected what it should be
     * @param found what it is
     * @param plausible whether that is near enough
     */
    record Check(String load, String name, double expected, double found, boolean plausible) {}

    /**
     * A map file to begin with: no device is read by it before it is saved among the site's.
     *
     * @param file its name
     * @param product catalogue reference of the product that it reads; empty if it does not say one
     * @param title what that is, for people; empty if it does not say it
     * @param text the map file
     */
    record Example(String file, String product, String title, String text) {}

    /**
     * A unit that need not be a device of the site.
     *
     * @param line id of the line that it is on; null where its endpoint is said
     * @param host name or address of its Modbus TCP endpoint; null where its line is said
     * @param port port of the endpoint; null for 502
     * @param unit Modbus unit id, 0 to 255
     */
    record TrialUnit(@Nullable String line, @Nullable String host, @Nullable Integer port, int unit) {}

    /**
     * The text of one of the site's files as it is on disk, which may not be in use yet; empty if there is none.
     *
     * @throws io.busbar.gateway.problem.ProblemException if the name is none for a map file, or the disk refuses
     */
    Optional<String> stored(String file);

    /**
     * The text of one of the site's files.
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is none of this name
     */
    String text(String file);

    /**
     * The map files of the library beside the site's files, ordered by name; at most the first 100, without those that cannot be read.
     * Empty if there is no library.
     */
    List<Example> library();

    /**
     * What would be wrong if a file of this name and text were among those of the site. Changes nothing.
     *
     * @throws io.busbar.gateway.problem.ProblemException if the name is none for a map file
     */
    List<MapFileProblem> lint(String file, String text);

    /**
     * Writes one of the site's files, new or in the place of the one of this name. A text with errors is not written.
     *
     * @return what is wrong; nothing was written if there is an error among it
     * @throws io.busbar.gateway.problem.ProblemException if the name is none for a map file, the text is too long, or the disk refuses
     */
    List<MapFileProblem> save(String file, String text);

    /**
     * Removes one of the site's files; the shipped map that it corrected is back then.
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is none of this name
     */
    void delete(String file);

    /**
     * Makes a map file of a page with a manufacturer's communication table. Changes nothing.
     *
     * @param page the page's text
     * @param product catalogue reference; null if the page says it
     * @throws io.busbar.gateway.problem.ProblemException if it is no such page
     */
    PageMap read(String page, @Nullable String product);

    /**
     * Reads a device once by a map, as the driver would.
     *
     * @param device its id
     * @param text a map file whose rows are tried; null for the map that the device is read by
     * @return completes within the line's timeouts
     * @throws io.busbar.gateway.problem.ProblemException if there is no such device, it is on no line, or the text is no map
     */
    CompletionStage<Trial> tryOut(String device, @Nullable String text);

    /**
     * Reads a unit once by a map, as a driver would. Devices of the site that are on the same line keep their periods.
     *
     * @param unit where it is
     * @param text a map file whose rows are tried
     * @return completes within the line's timeouts
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, if the text is no map, or if too many are tried now
     */
    CompletionStage<Trial> tryOut(TrialUnit unit, String text);
}
