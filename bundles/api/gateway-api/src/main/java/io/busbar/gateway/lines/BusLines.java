package io.busbar.gateway.lines;

import org.osgi.annotation.versioning.ProviderType;

/** Opens lines. The one service of the {@code modbus} bundle. */
@ProviderType
public interface BusLines {

    /**
     * Opens a line; connecting happens in the background when there is something to ask.
     *
     * @throws io.busbar.gateway.problem.ProblemException if the configuration is out of range, naming the field
     */
    BusLine open(LineConfig config);
}
