package io.busbar.gateway.devices;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The register map files of the site, which correct the maps of drivers or are drivers of their own, and what is wrong in them. A changed
 * file is known within a few seconds. Safe for use by any thread.
 */
@ProviderType
public interface MapFiles {

    /** All files, ordered by name. Returns at once. */
    List<MapFile> files();

    /**
     * What is wrong in them, ordered by file and line; empty when all is well. Includes files that no installed driver reads. Returns at
     * once.
     */
    List<MapFileProblem> problems();

    /**
     * What would be wrong if a file, wherever it is, were among those of the site, in the place of the one with its name; empty when all
     * would be well. Reads the file and changes nothing.
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is no such file
     */
    List<MapFileProblem> lint(Path file);
}
