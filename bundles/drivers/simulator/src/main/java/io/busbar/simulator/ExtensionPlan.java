package io.busbar.simulator;

import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.Usage;
import io.busbar.simulator.slave.UnitFault;
import java.util.ArrayList;
import java.util.List;

/** An extension of the building that is wired and not set up yet: a gateway with twenty modules behind it, 61 loads in all. */
public final class ExtensionPlan {

    /** Modules behind the gateway. */
    public static final int MODULES = 20;

    private static final String ZONE = "Extension";
    private static final int FIRST_UNIT = 2;
    private static final Usage[] USAGES = {
        Usage.LIGHTING, Usage.OFFICE, Usage.HVAC, Usage.KITCHEN, Usage.MACHINES, Usage.DATA_ROOM
    };

    private ExtensionPlan() {}

    /** The line of the extension, at a free port; its gateway says of other units that they do not answer. */
    public static LineSpec line(String id, String host) {
        return new LineSpec(id, host, 0, devices(id), UnitFault.NO_SUCH_UNIT, true);
    }

    /** The gateway at unit 1 and its modules at the units that follow. */
    private static List<DeviceSpec> devices(String id) {
        List<DeviceSpec> devices = new ArrayList<>();
        devices.add(DeviceSpec.of(id + "-1", "DIRIS Digiware M-70", "Extension gateway", ZONE, 1));
        devices.add(DeviceSpec.of(id + "-u30", "DIRIS Digiware U-30", "Extension network", ZONE, FIRST_UNIT));
        for (int module = 1; module < MODULES; module++) {
            boolean large = module % 5 == 0;
            LoadSpec[] loads = new LoadSpec[large || module == MODULES - 1 ? 4 : 3];
            for (int i = 0; i < loads.length; i++) {
                Usage usage = USAGES[(module + i) % USAGES.length];
                loads[i] = LoadSpec.threePhase("Feeder " + module + '.' + (i + 1), usage, 40);
            }
            devices.add(DeviceSpec.of(
                    id + "-f" + module,
                    loads.length == 4 ? "DIRIS Digiware I-45" : "DIRIS Digiware I-35",
                    "Distribution board " + module,
                    ZONE,
                    FIRST_UNIT + module,
                    loads));
        }
        return devices;
    }
}
