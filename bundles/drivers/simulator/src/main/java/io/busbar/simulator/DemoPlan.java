package io.busbar.simulator;

import io.busbar.simulator.DeviceSpec.Extras;
import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.Usage;
import java.util.List;

/**
 * The site of the demonstration: a small commercial building with a switchboard, data rooms that a genset secures, an insulated network for
 * what must not fail, and a photovoltaic roof.
 */
public final class DemoPlan {

    /** The line of the Digiware gateway and the modules behind it. */
    public static final String GATEWAY = "m70";
    /** The line of the energy meters. */
    public static final String METERS = "meters";
    /** The line of the insulation monitor and its fault locator. */
    public static final String INSULATION = "insulation";
    /** The line of the transfer switches. */
    public static final String SWITCHES = "switches";

    /** The line of a gateway that nobody has set up yet. */
    public static final String EXTENSION = "m70-2";

    private static final String SWITCHBOARD = "Main switchboard";
    private static final String CONTROL_ROOM = "Control room";
    private static final String I_35 = "DIRIS Digiware I-35";

    private DemoPlan() {}

    /** The lines of the site, at free ports of an address. */
    public static List<LineSpec> lines(String host) {
        return List.of(
                new LineSpec(GATEWAY, host, 0, gateway()),
                new LineSpec(METERS, host, 0, meters()),
                new LineSpec(INSULATION, host, 0, insulation()),
                new LineSpec(SWITCHES, host, 0, switches()),
                ExtensionPlan.line(EXTENSION, host));
    }

    private static List<DeviceSpec> gateway() {
        return List.of(
                DeviceSpec.of("m70-255", "DIRIS Digiware M-70", "Gateway", SWITCHBOARD, 255),
                DeviceSpec.of("u30-1", "DIRIS Digiware U-30", "Network", SWITCHBOARD, 1),
                DeviceSpec.of(
                        "i35-102",
                        I_35,
                        "Ventilation and cooling",
                        "Technical floor",
                        102,
                        LoadSpec.threePhase("HVAC AHU 1", Usage.HVAC, 63),
                        LoadSpec.threePhase("HVAC AHU 2", Usage.HVAC, 40),
                        LoadSpec.threePhase("Chilled water", Usage.HVAC, 125)),
                DeviceSpec.of(
                        "i35-103",
                        I_35,
                        "Data rooms",
                        "Data centre",
                        103,
                        LoadSpec.threePhase("Data room A", Usage.DATA_ROOM, 100),
                        LoadSpec.threePhase("Data room B", Usage.DATA_ROOM, 63)),
                DeviceSpec.of(
                        "i35-104",
                        I_35,
                        "Lighting",
                        "Offices",
                        104,
                        new LoadSpec("Lighting level 1", Usage.LIGHTING, 40, 1),
                        new LoadSpec("Lighting level 2", Usage.LIGHTING, 40, 2),
                        new LoadSpec("Outdoor lighting", Usage.LIGHTING, 25, 3)),
                DeviceSpec.of(
                                "b30-110",
                                "DIRIS B-30",
                                "Offices",
                                "Offices",
                                110,
                                LoadSpec.threePhase("Sockets level 1", Usage.OFFICE, 80),
                                LoadSpec.threePhase("Sockets level 2", Usage.OFFICE, 80),
                                LoadSpec.threePhase("Kitchen", Usage.KITCHEN, 63),
                                LoadSpec.threePhase("Lifts", Usage.MACHINES, 50))
                        .with(new Extras(2, 1, 2)));
    }

    private static List<DeviceSpec> meters() {
        return List.of(
                DeviceSpec.of(
                        "e24-6",
                        "COUNTIS E24",
                        "Photovoltaic roof",
                        "Roof",
                        6,
                        LoadSpec.threePhase("Photovoltaic roof", Usage.PHOTOVOLTAIC, 63)),
                DeviceSpec.incomer(
                        "e44-7",
                        "COUNTIS E44",
                        "Main incomer",
                        SWITCHBOARD,
                        7,
                        LoadSpec.threePhase("Unmeasured loads", Usage.OFFICE, 50)),
                DeviceSpec.of(
                        "e44-8",
                        "COUNTIS E44",
                        "EV charging",
                        "Car park",
                        8,
                        LoadSpec.threePhase("EV charging", Usage.EV_CHARGING, 160)));
    }

    private static List<DeviceSpec> insulation() {
        return List.of(
                DeviceSpec.of("l60-41", "ISOM Digiware L-60", "Insulated network", CONTROL_ROOM, 41),
                DeviceSpec.of(
                        "f60-42",
                        "ISOM Digiware F-60",
                        "Insulated circuits",
                        CONTROL_ROOM,
                        42,
                        new LoadSpec("Building management", Usage.DATA_ROOM, 16, 1),
                        new LoadSpec("Fire detection", Usage.DATA_ROOM, 10, 1),
                        new LoadSpec("Access control", Usage.DATA_ROOM, 16, 1),
                        new LoadSpec("Emergency lighting", Usage.LIGHTING, 25, 1),
                        new LoadSpec("Smoke extraction controls", Usage.MACHINES, 20, 1),
                        new LoadSpec("Telephone exchange", Usage.DATA_ROOM, 16, 1)));
    }

    private static List<DeviceSpec> switches() {
        return List.of(
                DeviceSpec.of("atys-21", "ATyS p M", "Safety services supply", SWITCHBOARD, 21),
                DeviceSpec.of(
                        "c66-22",
                        "ATyS C66",
                        "Data centre supply",
                        "Data centre",
                        22,
                        LoadSpec.threePhase("Cooling of the data rooms", Usage.DATA_ROOM, 80)));
    }
}
