package io.busbar.gateway.alarms;

/** What sort of alarm: the category by which people filter. The order is that of the stored form and never changes. */
public enum AlarmKind {
    /** A quantity passes a threshold. */
    THRESHOLD,
    /** More energy, water or gas than allowed in a period. */
    CONSUMPTION,
    /** An input or another state changes. */
    DIGITAL_EDGE,
    /** An analogue input passes a threshold. */
    ANALOG,
    /** An event of the voltage quality as EN 50160 has them: dip, swell, interruption, … */
    PQ_EVENT,
    /** Other alarms together. */
    COMBINATION,
    /** The gateway itself, or a device as a device. */
    SYSTEM,
    /** What the metering of a device finds wrong: wiring, overload of an input. */
    METROLOGY,
    /** The insulation of a network. */
    INSULATION,
    /** A transfer switch. */
    SWITCH;

    private static final AlarmKind[] VALUES = values();

    /** Whether this is an event of the voltage quality rather than an alarm. */
    public boolean isEvent() {
        return this == PQ_EVENT;
    }

    /** The kind with this {@link #ordinal()}. */
    public static AlarmKind of(int ordinal) {
        return VALUES[ordinal];
    }
}
