package io.busbar.simulator.physics;

/**
 * A load to simulate.
 *
 * @param name what people call it
 * @param usage how its day goes
 * @param nominalCurrent its rated current a phase, in A, above 0
 * @param phase 0 for a three-phase load, 1 to 3 for a single-phase one
 */
public record LoadSpec(String name, Usage usage, double nominalCurrent, int phase) {

    /** Checks the ranges. */
    public LoadSpec {
        if (!(nominalCurrent > 0) || phase < 0 || phase > 3) {
            throw new IllegalArgumentException(
                    "nominal current " + nominalCurrent + " A in phase " + phase + " of " + name);
        }
    }

    /** A three-phase load. */
    public static LoadSpec threePhase(String name, Usage usage, double nominalCurrent) {
        return new LoadSpec(name, usage, nominalCurrent, 0);
    }

    /** How many phases it uses, 1 or 3. */
    public int phases() {
        return phase == 0 ? 3 : 1;
    }

    /** Its rated power in W, at 230 V. */
    public double nominalPower() {
        return Grid.NOMINAL_VOLTAGE * nominalCurrent * phases();
    }
}
