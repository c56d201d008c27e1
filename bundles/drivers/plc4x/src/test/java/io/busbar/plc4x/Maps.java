package io.busbar.plc4x;

import io.busbar.registers.MapSource;
import io.busbar.registers.TagMap;

/** Maps for tests. */
final class Maps {

    private Maps() {}

    static TagMap of(String connection, String... rows) {
        return of(1000, connection, rows);
    }

    static TagMap of(int timeoutMs, String connection, String... rows) {
        String text = "map plc4x.test\nproduct Test PLC\nconnection " + connection + "\ntimeout " + timeoutMs
                + "\nblock measured live load=1\n" + String.join("\n", rows) + "\n";
        TagMap.Parsed parsed = TagMap.parse(new MapSource("test.map", text));
        return parsed.map()
                .orElseThrow(() -> new AssertionError(parsed.problems().toString()));
    }
}
