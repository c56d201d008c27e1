package io.busbar.simulator.physics;

/** A complex number. */
record Phasor(double re, double im) {

    static Phasor polar(double magnitude, double degrees) {
        double angle = Math.toRadians(degrees);
        return new Phasor(magnitude * Math.cos(angle), magnitude * Math.sin(angle));
    }

    Phasor plus(Phasor other) {
        return new Phasor(re + other.re, im + other.im);
    }

    Phasor minus(Phasor other) {
        return new Phasor(re - other.re, im - other.im);
    }

    Phasor turned(double degrees) {
        return polar(magnitude(), degrees() + degrees);
    }

    double magnitude() {
        return Math.hypot(re, im);
    }

    double degrees() {
        return Math.toDegrees(Math.atan2(im, re));
    }
}
