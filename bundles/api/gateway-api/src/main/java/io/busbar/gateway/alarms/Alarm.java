package io.busbar.gateway.alarms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of an alarm or event. Immutable: each change gives a new one with the same id.
 *
 * @param id its number, from 1, in the order in which alarms appeared
 * @param key what it is an occurrence of, such as {@code definition/overload-a} or {@code system/communication/i35-102}; at most one of a key is
 *     active
 * @param name what people call it; empty for an alarm that nobody has defined, which is named by its code
 * @param code what happened, such as {@code alarm.high}: a text of the catalogue
 * @param arguments what that text mentions
 * @param definition id of the definition it comes from; empty for none
 * @param device id of the device; empty for the gateway itself
 * @param load load of the device; {@link io.busbar.driver.Points#NO_LOAD} for the device as a whole
 * @param nature what it is about: the base of its quantity, such as {@code current}, or a word such as {@code communication}
 * @param point the point whose curve shows it, or null
 * @param reading numbers that it is about
 * @param since when it became active, UTC
 * @param until when its cause went, or null while it is active
 * @param manual whether a person must acknowledge it
 * @param acknowledgement by whom it was acknowledged, or null
 * @param repeats how often it came back while it was unsteady; 0 for a steady one
 * @param silenced whether its device or zone was under maintenance when it appeared
 * @param event what is known of it as an event of the voltage quality, or null
 */
public record Alarm(
        long id,
        String key,
        AlarmKind kind,
        Origin origin,
        Criticality criticality,
        AlarmStatus status,
        String name,
        String code,
        List<String> arguments,
        String definition,
        String device,
        String load,
        String nature,
        @Nullable String point,
        Reading reading,
        Instant since,
        @Nullable Instant until,
        boolean manual,
        @Nullable Acknowledgement acknowledgement,
        int repeats,
        boolean silenced,
        @Nullable PowerQualityEvent event) {

    /**
     * Numbers in canonical units; NaN where there is none.
     *
     * @param value what was read when it became active
     * @param limit the threshold that was passed
     * @param extreme the value farthest beyond it so far
     */
    public record Reading(double value, double limit, double extreme) {
        /** No numbers. */
        public static final Reading NONE = new Reading(Double.NaN, Double.NaN, Double.NaN);
    }

    /** Copies the list. */
    public Alarm {
        arguments = List.copyOf(arguments);
    }

    /** Whether its cause is there. */
    public boolean isActive() {
        return status == AlarmStatus.ACTIVE;
    }

    /** Whether somebody should look at it: active or finished, and not acknowledged. */
    public boolean wantsAcknowledgement() {
        return manual && acknowledgement == null;
    }
}
