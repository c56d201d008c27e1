package io.busbar.simulator.physics;

/** What a load is for, which decides how its day goes. */
public enum Usage {
    /** Sockets of offices. */
    OFFICE(
            0.24,
            0.34,
            Spectrum.ELECTRONICS,
            new DayCurve(
                    0, .10, 6, .10, 8, .42, 9.5, .72, 12, .66, 13, .52, 14, .70, 17, .66, 19, .26, 22, .12, 24, .10),
            new DayCurve(0, .09, 9, .09, 12, .13, 18, .11, 24, .09)),
    /** Heating, ventilation, cooling. */
    HVAC(
            0.52,
            0.26,
            Spectrum.DRIVES,
            new DayCurve(0, .16, 5, .18, 5.5, .62, 8, .70, 12, .58, 16, .64, 19, .50, 20, .20, 24, .16),
            new DayCurve(0, .15, 8, .17, 14, .24, 18, .20, 24, .15)),
    /** Lighting. */
    LIGHTING(
            -0.18,
            0.14,
            Spectrum.CORRECTED,
            new DayCurve(
                    0, .12, 6, .12, 6.3, .35, 7.5, .85, 9, .72, 12, .58, 15, .66, 17, .88, 19, .70, 21, .22, 24, .12),
            new DayCurve(0, .12, 8, .12, 8.2, .08, 17, .08, 17.3, .14, 24, .12)),
    /** Servers and their power supplies. */
    DATA_ROOM(
            -0.12,
            0.09,
            Spectrum.CORRECTED,
            new DayCurve(0, .56, 2, .64, 4, .56, 9, .62, 15, .66, 20, .58, 24, .56),
            new DayCurve(0, .56, 2, .64, 4, .55, 14, .57, 24, .56)),
    /** Charging of electric vehicles. */
    EV_CHARGING(0.06, 0.05, Spectrum.CORRECTED, new DayCurve(0, .004, 24, .004), new DayCurve(0, .004, 24, .004)),
    /** A kitchen. */
    KITCHEN(
            0.14,
            0.11,
            Spectrum.ELECTRONICS,
            new DayCurve(0, .08, 7, .09, 9, .30, 11, .74, 12.5, .88, 14, .46, 16, .16, 24, .08),
            new DayCurve(0, .07, 24, .07)),
    /** Lifts and other machines that come and go. */
    MACHINES(
            0.62,
            0.22,
            Spectrum.DRIVES,
            new DayCurve(
                    0, .06, 6, .07, 7.5, .46, 9, .58, 12, .50, 13, .38, 14, .56, 17, .54, 18.5, .24, 21, .08, 24, .06),
            new DayCurve(0, .05, 24, .05)),
    /** A photovoltaic generator: gives rather than takes. */
    PHOTOVOLTAIC(0.03, 0.035, Spectrum.INVERTERS, new DayCurve(0, 0, 24, 0), new DayCurve(0, 0, 24, 0));

    private final double tanPhi;
    private final double distortion;
    private final Spectrum spectrum;
    private final DayCurve weekday;
    private final DayCurve weekend;

    Usage(double tanPhi, double distortion, Spectrum spectrum, DayCurve weekday, DayCurve weekend) {
        this.tanPhi = tanPhi;
        this.distortion = distortion;
        this.spectrum = spectrum;
        this.weekday = weekday;
        this.weekend = weekend;
    }

    /** Reactive power of the fundamental as a share of the active one; negative where it leads. */
    double tanPhi() {
        return tanPhi;
    }

    /** Distortion of the current at full power, as a share of the fundamental. */
    double distortion() {
        return distortion;
    }

    Spectrum spectrum() {
        return spectrum;
    }

    DayCurve curve(boolean weekendDay) {
        return weekendDay ? weekend : weekday;
    }
}
