package io.busbar.upgrade.tool;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the tool says, in the language of the terminal; English for whoever speaks neither of both. */
final class Words {

    private final Locale locale;
    private final ResourceBundle texts;

    Words(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "io.busbar.upgrade.tool.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    ToolException wrongUse(String key, Object... values) {
        return new ToolException(true, text(key, values));
    }

    ToolException problem(String key, Object... values) {
        return new ToolException(false, text(key, values));
    }
}
