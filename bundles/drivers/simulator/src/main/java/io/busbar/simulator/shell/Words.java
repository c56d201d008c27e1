package io.busbar.simulator.shell;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** What the command says, in English or French. */
final class Words {

    private static final String[] VARIABLES = {"LC_ALL", "LC_MESSAGES", "LANG"};

    private final Locale locale;
    private final ResourceBundle texts;

    Words(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "io.busbar.simulator.shell.texts",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words in the language asked for, else in that of the terminal or of the gateway's environment. */
    static Words of(@Nullable String asked, Session session) {
        if (asked != null) {
            return new Words(asked.equals("fr") ? Locale.FRENCH : Locale.ENGLISH);
        }
        for (String name : VARIABLES) {
            Object own = session.get(name);
            String value = own == null ? System.getenv(name) : own.toString();
            if (value != null && !value.isEmpty()) {
                return new Words(value.startsWith("fr") ? Locale.FRENCH : Locale.ENGLISH);
            }
        }
        return new Words(Locale.ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
