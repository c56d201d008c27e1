package io.busbar.simulator.physics;

/**
 * Something that happens to the network or to a load for a while.
 *
 * @param kind what happens
 * @param beginMillis when it begins, milliseconds since 1970 UTC
 * @param endMillis when it is over
 * @param depth residual voltage of a dip or swell as a share of the nominal, current of an over-current as a multiple of the usual,
 *     resistance of an insulation fault in Ω; else 0
 * @param phase phase that is lost, 1 to 3; circuit of an insulation fault from 1, 0 for the network itself; source that is lost, 1 or 2; else
 *     0
 */
public record Disturbance(Kind kind, long beginMillis, long endMillis, double depth, int phase) {

    /** What can happen. */
    public enum Kind {
        /** The voltage is too low. */
        DIP,
        /** The voltage is too high. */
        SWELL,
        /** There is no voltage. */
        INTERRUPTION,
        /** One phase has no voltage. */
        PHASE_LOSS,
        /** More current than usual. */
        OVER_CURRENT,
        /** The insulation to earth is poor. */
        INSULATION,
        /** A source of a transfer switch is lost. */
        SOURCE_LOSS,
        /** The genset of a transfer switch does not start. */
        START_FAILURE,
        /** A transfer switch does not reach the position that it is to take. */
        TRANSFER_FAILURE
    }

    boolean isActive(long timeMillis) {
        return timeMillis >= beginMillis && timeMillis < endMillis;
    }

    /** The voltage that is left in a phase, 0 to 2, as a factor. */
    double voltage(int phaseIndex) {
        return switch (kind) {
            case DIP, SWELL -> depth;
            case INTERRUPTION -> 0;
            case PHASE_LOSS -> phaseIndex == phase - 1 ? 0 : 1;
            case OVER_CURRENT, INSULATION, SOURCE_LOSS, START_FAILURE, TRANSFER_FAILURE -> 1;
        };
    }

    /** The power that is drawn in a phase, as a factor. */
    double power(int phaseIndex) {
        return switch (kind) {
            case DIP, SWELL -> Math.min(1, depth * depth);
            case INTERRUPTION -> 0;
            case PHASE_LOSS -> phaseIndex == phase - 1 ? 0 : 1;
            case OVER_CURRENT -> depth;
            case INSULATION, SOURCE_LOSS, START_FAILURE, TRANSFER_FAILURE -> 1;
        };
    }
}
