package io.busbar.historian.query;

/** Cuts time into stretches that follow each other without gaps. */
interface Cut {

    /** Beginning of the stretch that a time lies in. */
    long floor(long time);

    /** Beginning of the stretch after the one that begins then. */
    long next(long start);

    /** Stretches of one length, one of which begins at a time. */
    static Cut even(long from, long length) {
        return new Cut() {
            @Override
            public long floor(long time) {
                return from + Math.floorDiv(time - from, length) * length;
            }

            @Override
            public long next(long start) {
                return start + length;
            }
        };
    }
}
