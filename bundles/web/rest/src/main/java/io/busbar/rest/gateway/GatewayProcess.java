package io.busbar.rest.gateway;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/**
 * The process in which the gateway runs.
 *
 * @param logs folder of its log
 * @param restart begins an orderly restart and returns at once
 */
public record GatewayProcess(Path logs, Runnable restart) {

    private static final String LOGS = "karaf.log";

    /** The process of this framework. */
    public static GatewayProcess of(BundleContext context) {
        String logs = context.getProperty(LOGS);
        return new GatewayProcess(Path.of(logs == null ? "log" : logs), new Restart(context));
    }
}
