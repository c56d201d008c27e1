package io.busbar.modbus;

import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.BusLines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.policy.SecurityPolicy;
import io.busbar.modbus.line.ModbusLine;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Opens lines on threads that all of them share. */
@Component
public final class ModbusLines implements BusLines {

    private final LineFactory factory;

    /** Asked before each write: a change of the policy touches no line. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable SecurityPolicy policy;

    /** Starts the threads. */
    @Activate
    public ModbusLines(@Reference Clock clock) {
        factory = new LineFactory(clock, this::writesAllowed);
    }

    private boolean writesAllowed() {
        SecurityPolicy current = policy;
        return current == null ? Capability.MODBUS_WRITE.isAllowedAtFirst() : current.allows(Capability.MODBUS_WRITE);
    }

    /** Closes all lines and ends the threads. */
    @Deactivate
    void deactivate() {
        factory.close();
    }

    @Override
    public BusLine open(LineConfig config) {
        LineConfigCheck.check(config);
        ModbusLine line = factory.open(config);
        return line;
    }
}
