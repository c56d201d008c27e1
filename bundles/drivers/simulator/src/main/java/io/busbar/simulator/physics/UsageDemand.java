package io.busbar.simulator.physics;

/** What one load draws, by its usage. */
final class UsageDemand implements Demand {

    private static final long HOUR = 3_600_000;
    private static final int SESSIONS = 7;

    private final LoadSpec spec;
    private final long seed;
    private final WallClock clock;

    UsageDemand(LoadSpec spec, long seed, WallClock clock) {
        this.spec = spec;
        this.seed = seed;
        this.clock = clock;
    }

    @Override
    public Spectrum spectrum() {
        return spec.usage().spectrum();
    }

    @Override
    public void at(long minute, PhasePower out) {
        long millis = minute * 60_000;
        double share = share(minute);
        double total = share * spec.nominalPower();
        double tanPhi = spec.usage().tanPhi() * (1 + 0.12 * Noise.smooth(seed + 1, millis, HOUR));
        // Rectifiers distort most when they are least loaded.
        double load = Math.min(1, Math.abs(share));
        double thd =
                spec.usage().distortion() * (1.5 - 0.5 * load) * (1 + 0.07 * Noise.smooth(seed + 2, millis, HOUR / 3));
        out.clear();
        if (spec.phase() > 0) {
            set(out, spec.phase() - 1, total, tanPhi, thd);
            return;
        }
        double[] weight = new double[3];
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            weight[i] = 1 + 0.05 * Noise.at(seed + 3, i) + 0.035 * Noise.smooth(seed + 4 + i, millis, HOUR / 2);
            sum += weight[i];
        }
        for (int i = 0; i < 3; i++) {
            set(out, i, total * weight[i] / sum, tanPhi, thd * (1 + 0.06 * Noise.at(seed + 7, i)));
        }
    }

    private static void set(PhasePower out, int phase, double power, double tanPhi, double thd) {
        out.p[phase] = power;
        out.q[phase] = Math.abs(power) * tanPhi;
        out.d[phase] = Math.abs(power) * Math.sqrt(1 + tanPhi * tanPhi) * thd;
    }

    /** Active power as a share of the nominal one; negative for a generator that gives. */
    double share(long minute) {
        long wall = clock.seconds(minute);
        long day = WallClock.day(wall);
        double hour = WallClock.hour(wall);
        double base = spec.usage().curve(WallClock.isWeekend(day)).at(hour);
        double dayFactor = 1 + 0.09 * Noise.at(seed + 10, day);
        long millis = minute * 60_000;
        double wander = 1
                + 0.06 * Noise.smooth(seed + 11, millis, HOUR / 4)
                + 0.035 * Noise.smooth(seed + 12, millis, HOUR / 20);
        return switch (spec.usage()) {
            case PHOTOVOLTAIC -> 0.002 - 0.93 * Sun.share(seed, minute);
            case EV_CHARGING -> Math.min(0.98, base + sessions(day, hour));
            case HVAC -> base * dayFactor * wander * compressor(minute);
            case MACHINES -> base * dayFactor * (wander + 0.30 * Noise.at(seed + 13, minute));
            case DATA_ROOM -> base * (1 + 0.02 * Noise.at(seed + 10, day)) * (1 + 0.25 * (wander - 1));
            default -> base * dayFactor * wander;
        };
    }

    /** A compressor that comes in for about half of each quarter of an hour. */
    private double compressor(long minute) {
        long cycle = Math.floorDiv(minute, 14);
        long at = Math.floorMod(minute, 14);
        double on = 7 + 2 * Noise.at(seed + 14, cycle);
        return at < on ? 1.16 : 0.82;
    }

    /** What the vehicles that are plugged in draw together, as a share of the nominal power. */
    private double sessions(long day, double hour) {
        double sum = 0;
        for (long date = day - 1; date <= day; date++) {
            int most = WallClock.isWeekend(date) ? 3 : SESSIONS;
            for (int i = 0; i < most; i++) {
                long part = date * 16 + i;
                if (Noise.share(seed + 20, part) > 0.72) {
                    continue;
                }
                double begin = i < 4 ? 7.6 + 2.4 * Noise.share(seed + 21, part) : 12 + 7 * Noise.share(seed + 21, part);
                double length = 1.2 + 3.6 * Noise.share(seed + 22, part);
                double power = 0.11 + 0.12 * Noise.share(seed + 23, part);
                double since = hour + 24 * (day - date) - begin;
                if (since > 0 && since < length) {
                    // The last fifth of a charge fades out.
                    sum += power * Math.min(1, (length - since) / (0.2 * length));
                }
            }
        }
        return sum;
    }
}
