package io.busbar.gateway.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The catalogue of texts, {@code problems.properties} and its translations. */
final class Texts {

    private Texts() {}

    static String text(Locale locale, String code, List<Object> arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.busbar.gateway.problem.problems",
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return new MessageFormat(bundle.getString(code), locale)
                    .format(arguments.stream()
                            .map(argument -> argument instanceof Message other ? other.text(locale) : argument)
                            .toArray());
        } catch (MissingResourceException e) {
            return code + (arguments.isEmpty() ? "" : " " + arguments);
        }
    }

    static String full(Locale locale, String code, List<Object> arguments, List<FieldProblem> fields) {
        StringBuilder text = new StringBuilder(text(locale, code, arguments));
        for (FieldProblem field : fields) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(field.field())
                    .append(": ");
            text.append(text(locale, field.code(), field.arguments()));
        }
        return text.toString();
    }
}
