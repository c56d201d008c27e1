package io.busbar.gateway.alarms;

import io.busbar.driver.Quantities;
import io.busbar.driver.Quantity;
import io.busbar.driver.States;
import io.busbar.gateway.problem.Message;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An alarm in words, the same on pages, in mails, files and the shell. English unless the locale is French. */
public final class AlarmWords {

    private static final MathContext DIGITS = new MathContext(4);

    private AlarmWords() {}

    /** What it is called: by people, or after what happened. */
    public static String name(Alarm alarm, Locale locale) {
        return alarm.name().isEmpty() ? text(locale, alarm.code() + ".name", alarm) : alarm.name();
    }

    /** What happened, in one sentence without a full stop. */
    public static String sentence(Alarm alarm, Locale locale) {
        return text(locale, alarm.code(), alarm);
    }

    /** A criticality in words. */
    public static String name(Criticality criticality, Locale locale) {
        return Message.of("alarm.criticality." + word(criticality)).text(locale);
    }

    /** A status in words. */
    public static String name(AlarmStatus status, Locale locale) {
        return Message.of("alarm.status." + word(status)).text(locale);
    }

    /** A category in words. */
    public static String name(AlarmKind kind, Locale locale) {
        return Message.of("alarm.kind." + word(kind)).text(locale);
    }

    /** A number of the alarm's quantity with its unit and at most four significant digits; its name where it is a state. */
    public static String number(Alarm alarm, double number, Locale locale) {
        Optional<Quantity> quantity = quantity(alarm);
        Optional<String> state =
                quantity.flatMap(known -> States.of(known, number)).map(found -> found.name(locale));
        return state.orElseGet(
                () -> plain(number, quantity.map(known -> known.unit().symbol()).orElse(""), locale));
    }

    private static String plain(double number, String unit, Locale locale) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return "—";
        }
        double magnitude = Math.abs(number);
        String prefix = magnitude >= 1e6 ? "M" : magnitude >= 1e4 ? "k" : "";
        boolean scaled = !unit.isEmpty() && !unit.equals("%") && !unit.startsWith("°") && !unit.equals("s");
        double shown = !scaled || prefix.isEmpty() ? number : number / (prefix.equals("M") ? 1e6 : 1e3);
        String digits = new BigDecimal(shown).round(DIGITS).stripTrailingZeros().toPlainString();
        String text = locale.getLanguage().equals("fr") ? digits.replace('.', ',') : digits;
        return unit.isEmpty() ? text : text + " " + (scaled ? prefix : "") + unit;
    }

    /** The quantity of the alarm's point. */
    public static Optional<Quantity> quantity(Alarm alarm) {
        String point = alarm.point();
        return point == null ? Optional.empty() : Quantity.find(point.substring(point.lastIndexOf('/') + 1));
    }

    /** Texts mention {0} the quantity, {1} the value, {2} the limit, {3} the extreme, and from {4} on the arguments. */
    private static String text(Locale locale, String code, Alarm alarm) {
        List<Object> mentioned = new ArrayList<>();
        mentioned.add(quantity(alarm)
                .map(quantity -> Quantities.name(quantity, locale))
                .orElse(""));
        mentioned.add(number(alarm, alarm.reading().value(), locale));
        mentioned.add(number(alarm, alarm.reading().limit(), locale));
        mentioned.add(number(alarm, alarm.reading().extreme(), locale));
        alarm.arguments().forEach(argument -> mentioned.add(argument(argument, locale)));
        return new Message(code, mentioned).text(locale);
    }

    /** An argument is a text as it is, a state ({@code state:<quantity>:<number>}) or a sort of event ({@code event:<kind>}). */
    private static String argument(String argument, Locale locale) {
        if (argument.startsWith("event:")) {
            return Message.of("alarm.event." + argument.substring(6).toLowerCase(Locale.ROOT))
                    .text(locale);
        }
        if (!argument.startsWith("state:")) {
            return argument;
        }
        String key = argument.substring(6, argument.lastIndexOf(':'));
        String number = argument.substring(argument.lastIndexOf(':') + 1);
        return Quantity.find(key)
                .flatMap(quantity -> States.of(quantity, Double.parseDouble(number)))
                .map(state -> state.name(locale))
                .orElse(number);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
