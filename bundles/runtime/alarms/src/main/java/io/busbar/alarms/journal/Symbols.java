package io.busbar.alarms.journal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers for texts of which there are few: devices, natures, definitions. Used under the lock of the rows. */
final class Symbols {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** The number of a text, which gets one if it has none. */
    int number(String text) {
        return numbers.computeIfAbsent(text, unknown -> {
            texts.add(unknown);
            return texts.size() - 1;
        });
    }

    String text(int number) {
        return texts.get(number);
    }

    /** Those of these texts that have a number; null where all are wanted. */
    @Nullable
    BitSet wanted(Collection<String> some) {
        if (some.isEmpty()) {
            return null;
        }
        BitSet wanted = new BitSet();
        for (String text : some) {
            Integer number = numbers.get(text);
            if (number != null) {
                wanted.set(number);
            }
        }
        return wanted;
    }
}
