package io.busbar.launcher;

import java.io.PrintStream;

/** Where the person who started the gateway reads. */
record Terminal(PrintStream out, PrintStream err, Messages messages) {
    void say(String key, Object... values) {
        out.println(messages.text(key, values));
        out.flush();
    }

    void warn(String key, Object... values) {
        err.println(messages.text(key, values));
        err.flush();
    }
}
