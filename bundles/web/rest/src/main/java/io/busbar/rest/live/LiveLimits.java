package io.busbar.rest.live;

/**
 * How much the live stream may take.
 *
 * <p>Property names follow the rules of component property types: {@code streams}, {@code streams.per.client}, {@code frame.millis}.
 */
@interface LiveLimits {

    /** Most streams in all. */
    int streams() default 64;

    /** Most streams of one address. */
    int streams_per_client() default 12;

    /** Least time between two frames of a stream, in milliseconds. */
    int frame_millis() default 150;
}
