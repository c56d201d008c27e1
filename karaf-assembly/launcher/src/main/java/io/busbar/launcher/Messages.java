package io.busbar.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the launcher says, in the language of the terminal. */
final class Messages {
    private final ResourceBundle texts;
    private final Locale locale;

    Messages(Locale locale) {
        this.locale = locale;
        // English for whoever speaks neither language: never the language of the machine that built this
        this.texts = ResourceBundle.getBundle(
                "io.busbar.launcher.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    LaunchException problem(String key, Object... values) {
        return new LaunchException(text(key, values));
    }
}
