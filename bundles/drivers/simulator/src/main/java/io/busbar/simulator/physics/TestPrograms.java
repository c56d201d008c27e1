package io.busbar.simulator.physics;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The programmes by which a transfer switch tests its genset, at the times that its clock shows. */
final class TestPrograms {

    /** A test that is due: its code in the switch and how long it lasts. */
    record Due(int test, int seconds) {}

    /**
     * One of them.
     *
     * @param enabled whether it is carried out
     * @param onLoad whether the load is transferred
     * @param period 2 daily, 3 weekly, 4 monthly, by the codes of the switch
     * @param seconds how long it lasts
     * @param start first time, in seconds as the clock shows them
     * @param end after this time it is over
     */
    record Program(boolean enabled, boolean onLoad, int period, int seconds, long start, long end) {

        /** Whether it begins at this second of the clock. */
        boolean begins(long second) {
            if (!enabled || second < start || second > end) {
                return false;
            }
            if (period == MONTHLY) {
                LocalDateTime first = LocalDateTime.ofEpochSecond(start, 0, ZoneOffset.UTC);
                LocalDateTime now = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
                return now.getDayOfMonth() == first.getDayOfMonth()
                        && now.toLocalTime().equals(first.toLocalTime());
            }
            return Math.floorMod(second - start, period == WEEKLY ? 7 * DAY : DAY) == 0;
        }
    }

    private static final int DAILY = 2;
    private static final int WEEKLY = 3;
    private static final int MONTHLY = 4;
    private static final long DAY = 86_400;

    private final List<Program> programs = List.of(
            new Program(true, false, WEEKLY, 120, at(2025, 1, 6, 6, 30), at(2035, 12, 31, 23, 59)),
            new Program(true, true, MONTHLY, 300, at(2025, 1, 8, 5, 15), at(2035, 12, 31, 23, 59)),
            new Program(false, false, DAILY, 60, at(2025, 1, 1, 12, 0), at(2025, 12, 31, 23, 59)),
            new Program(false, true, WEEKLY, 600, at(2025, 1, 5, 4, 0), at(2025, 12, 31, 23, 59)));

    /** A programme, counted from 1. */
    Program program(int number) {
        return programs.get(number - 1);
    }

    /** The test that begins at this second of the clock; of several the one with the lower number. */
    Optional<Due> due(long second) {
        return programs.stream()
                .filter(program -> program.begins(second))
                .findFirst()
                .map(program -> new Due(
                        program.onLoad() ? TransferSwitch.TEST_ON_LOAD : TransferSwitch.TEST_OFF_LOAD,
                        program.seconds()));
    }

    /** The next minute of the clock after a second: tests begin at full minutes only. */
    static long nextMinute(long second) {
        return Math.floorDiv(second, 60) * 60 + 60;
    }

    private static long at(int year, int month, int day, int hour, int minute) {
        return LocalDateTime.of(year, month, day, hour, minute).toEpochSecond(ZoneOffset.UTC);
    }
}
