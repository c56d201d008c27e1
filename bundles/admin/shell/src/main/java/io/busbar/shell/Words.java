package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.Session;

/** What the commands say, in English or French. */
final class Words {

    private static final String[] VARIABLES = {"LC_ALL", "LC_MESSAGES", "LANG"};

    private final Locale locale;
    private final ResourceBundle texts;

    Words(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "io.busbar.shell.texts",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The words in a language that was asked for.
     *
     * @throws ProblemException if there are none
     */
    static Words of(String asked) {
        if (!asked.equals("en") && !asked.equals("fr")) {
            throw ProblemException.invalid("--lang", "choice.unknown", asked, "en, fr");
        }
        return new Words(Locale.forLanguageTag(asked));
    }

    /** The words in the language that a person's terminal or the gateway's environment is set to, English otherwise. */
    static Words of(Session session, Map<String, String> environment) {
        return Stream.concat(
                        Stream.of(VARIABLES).map(session::get),
                        Stream.of(VARIABLES).map(environment::get))
                .filter(value -> value != null && !value.toString().isEmpty())
                .findFirst()
                .map(value -> new Words(value.toString().startsWith("fr") ? Locale.FRENCH : Locale.ENGLISH))
                .orElseGet(() -> new Words(Locale.ENGLISH));
    }

    Locale locale() {
        return locale;
    }

    /** A text with what it mentions put in. */
    String say(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    /** The text of a constant, such as a state. */
    String say(Enum<?> constant) {
        return texts.getString(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }
}
