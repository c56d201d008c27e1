package io.busbar.registers;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The site's own map files: every {@code *.map} in {@code ${busbar.etc}/busbar/maps}. Files are read again within a few seconds after
 * somebody has changed them. Safe for use by any thread.
 *
 * <p>A file whose id begins with the name of a family and a dot, such as {@code diris.i-35}, belongs to that family's driver: it replaces
 * the shipped map of that id, or adds one. Any other file is a driver of its own.
 */
@ProviderType
public interface SiteMaps {

    /** All files, by name. */
    List<MapSource> files();

    /** Files that could not be read. What is wrong inside of files, their drivers say. */
    List<MapProblem> problems();

    /** Calls back after each change, on a thread of its own, until the subscription is closed. */
    Subscription onChange(Runnable listener);

    /** Ends a subscription when closed. */
    @ProviderType
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
