package io.busbar.simulator.physics;

/** The timers of a transfer switch, in the order of its table, with the manufacturer's defaults where these are known. */
public enum SwitchTimer {
    SOURCE_1_FAILURE("source.failure.1", 3),
    SOURCE_1_RETURN("source.return.1", 180),
    SOURCE_1_AVAILABLE("source.available.1", 5),
    GENSET_1_COOLDOWN("genset.cooldown.1", 180),
    GENSET_1_START("genset.start.1", 30),
    POSITION_1_ZERO("position.zero.1", 2),
    SOURCE_2_FAILURE("source.failure.2", 3),
    SOURCE_2_RETURN("source.return.2", 5),
    SOURCE_2_AVAILABLE("source.available.2", 5),
    GENSET_2_COOLDOWN("genset.cooldown.2", 180),
    GENSET_2_START("genset.start.2", 30),
    POSITION_2_ZERO("position.zero.2", 2),
    BOTH_FAILURE("both.failure", 0),
    DEAD_TIME("dead.time", 3),
    TEST_LOAD("test.load", SwitchTimer.UNLIMITED),
    TEST_LOAD_END("test.load.end", 0),
    TEST_NO_LOAD("test.noload", SwitchTimer.UNLIMITED),
    EXTERNAL_1("external.1", 5),
    EXTERNAL_2("external.2", SwitchTimer.UNLIMITED),
    EXTERNAL_3("external.3", 5),
    EXTERNAL_5("external.5", 5),
    EXTERNAL_6("external.6", SwitchTimer.UNLIMITED),
    EXTERNAL_7("external.7", 5),
    LOAD_SHEDDING("load.shedding", 4),
    GENSET_1_STANDSTILL("genset.standstill.1", 168 * 3600),
    GENSET_2_STANDSTILL("genset.standstill.2", 168 * 3600),
    GENSET_1_CHARGE("genset.charge.1", 7200),
    GENSET_2_CHARGE("genset.charge.2", 7200);

    /** Stands for a time without an end, in seconds. */
    static final int UNLIMITED = 65_535;

    private final String key;
    private final int seconds;

    SwitchTimer(String key, int seconds) {
        this.key = key;
        this.seconds = seconds;
    }

    /** Key of the quantity that is its setting. */
    String key() {
        return "timer." + key;
    }

    /** What it is set to when delivered, s. */
    int seconds() {
        return seconds;
    }

    /** The number by which the switch says that it runs. */
    int code() {
        return ordinal() + 1;
    }
}
