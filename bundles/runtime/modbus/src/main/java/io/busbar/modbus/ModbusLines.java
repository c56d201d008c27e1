package io.busbar.modbus;

import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.BusLines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.modbus.line.ModbusLine;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Opens lines on threads that all of them share. */
@Component(configurationPid = "io.busbar.modbus")
@Designate(ocd = ModbusSettings.class)
public final class ModbusLines implements BusLines {

    private final LineFactory factory;
    private volatile boolean writesAllowed;

    /** Starts the threads. */
    @Activate
    public ModbusLines(@Reference Clock clock, ModbusSettings settings) {
        writesAllowed = settings.writesAllowed();
        factory = new LineFactory(clock, () -> writesAllowed);
    }

    /** Takes over changed settings without touching a line. */
    @Modified
    void modified(ModbusSettings settings) {
        writesAllowed = settings.writesAllowed();
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
