package io.busbar.engine.detection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A set of Modbus unit ids, as people write it: {@code 1-247,255}. Immutable. */
final class UnitIds {

    private static final int HIGHEST = 255;
    /** The unit id under which many gateways and directly connected devices answer. */
    private static final int OWN = 255;

    private final BitSet units;

    private UnitIds(BitSet units) {
        this.units = units;
    }

    /** What is asked where nobody says: every unit that there can be on a bus, and at an endpoint the gateway itself. */
    static UnitIds usual(boolean endpoint) {
        BitSet units = new BitSet();
        units.set(1, 248);
        units.set(OWN, endpoint);
        return new UnitIds(units);
    }

    /** Empty if the text is no such set. */
    static Optional<UnitIds> parse(String text) {
        BitSet units = new BitSet();
        for (String part : text.strip().split("\\s*[,;\\s]\\s*", -1)) {
            if (!part.matches("\\d{1,3}(-\\d{1,3})?")) {
                return Optional.empty();
            }
            String[] ends = part.split("-", -1);
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            if (first > last || last > HIGHEST) {
                return Optional.empty();
            }
            units.set(first, last + 1);
        }
        return Optional.of(new UnitIds(units));
    }

    int count() {
        return units.cardinality();
    }

    boolean contains(int unit) {
        return units.get(unit);
    }

    /** In the order to be asked: a gateway's own first, because what answers there says how to go on. */
    List<Integer> inOrder() {
        List<Integer> order = new ArrayList<>();
        if (units.get(OWN)) {
            order.add(OWN);
        }
        units.stream().filter(unit -> unit != OWN).forEach(order::add);
        return order;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (int first = units.nextSetBit(0); first >= 0; first = units.nextSetBit(units.nextClearBit(first))) {
            int last = units.nextClearBit(first) - 1;
            parts.add(first == last ? Integer.toString(first) : first + "-" + last);
        }
        return parts.stream().collect(Collectors.joining(","));
    }
}
