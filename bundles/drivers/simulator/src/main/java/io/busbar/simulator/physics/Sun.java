package io.busbar.simulator.physics;

/** What a photovoltaic generator gets from the sun, at the latitude of Alsace. */
final class Sun {

    private static final double LATITUDE = Math.toRadians(48.4);
    private static final double LONGITUDE_HOURS = 7.7 / 15;
    private static final long CLOUDS = 8 * 60_000;

    private Sun() {}

    /** Share of the rated power, 0 to 1. */
    static double share(long seed, long minute) {
        double day = minute / 1440.0;
        double yearAngle = 2 * Math.PI * (day - 0.22) / 365.2425;
        double declination = Math.toRadians(-23.44) * Math.cos(yearAngle + 2 * Math.PI * 10 / 365.2425);
        double solarHour = Math.floorMod(minute, 1440) / 60.0 + LONGITUDE_HOURS;
        double hourAngle = Math.toRadians(15 * (solarHour - 12));
        double height = Math.sin(LATITUDE) * Math.sin(declination)
                + Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle);
        if (height <= 0) {
            return 0;
        }
        long date = Math.floorDiv(minute, 1440);
        double clearness = 0.25 + 0.75 * Noise.share(Noise.part(seed, 71), date);
        double clouds = 0.5 + 0.5 * Noise.smooth(Noise.part(seed, 72), minute * 60_000, CLOUDS);
        // Panels stand inclined, so a low sun brings more than its height says; a clear day has few clouds, an overcast
        // one no gaps.
        double direct = Math.pow(height, 0.75) * clearness;
        return Math.min(1, direct * (1 - (1 - clearness) * 1.4 * clouds * clearness));
    }
}
