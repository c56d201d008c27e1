package io.busbar.historian.plan;

/**
 * The least and greatest values of the periods that a point's stored values are averages of: two series beside that of the point, with the
 * same times. They are no points of their own. A point stored without them counts as if each value were its own minimum and maximum.
 */
public final class Companions {

    private static final String LEAST = "#min";
    private static final String GREATEST = "#max";

    private Companions() {}

    /** Name of the series with the least values. */
    public static String least(String point) {
        return point + LEAST;
    }

    /** Name of the series with the greatest values. */
    public static String greatest(String point) {
        return point + GREATEST;
    }

    /** Whether a series is none of a point. */
    public static boolean isCompanion(String name) {
        return name.endsWith(LEAST) || name.endsWith(GREATEST);
    }

    /** The point that a series is of. */
    public static String point(String name) {
        return isCompanion(name) ? name.substring(0, name.lastIndexOf('#')) : name;
    }

    /** The quantity key at the end of a series' name. */
    public static String quantityKey(String name) {
        int end = isCompanion(name) ? name.lastIndexOf('#') : name.length();
        return name.substring(name.lastIndexOf('/', end - 1) + 1, end);
    }
}
