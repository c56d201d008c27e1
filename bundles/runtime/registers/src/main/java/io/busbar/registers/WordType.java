package io.busbar.registers;

import java.util.Locale;
import java.util.Optional;

/** How a value is written in registers. Names are those of the manufacturers' tables. */
public enum WordType {
    /** One bit of a register ({@code BIT:3}), or a whole element of a coil or discrete-input table ({@code BIT}). */
    BIT(1, Form.UNSIGNED),
    /** Unsigned 8 bits in the low byte of a register of its own. */
    U8(1, Form.UNSIGNED),
    /** The high byte of a register. */
    U8_H(1, Form.UNSIGNED),
    /** The low byte of a register whose high byte means something else. */
    U8_L(1, Form.UNSIGNED),
    /** Unsigned 16 bits. */
    U16(1, Form.UNSIGNED),
    /** Signed 16 bits. */
    S16(1, Form.SIGNED),
    /** Unsigned 32 bits. */
    U32(2, Form.UNSIGNED),
    /** Signed 32 bits. */
    S32(2, Form.SIGNED),
    /** Unsigned 64 bits. */
    U64(4, Form.UNSIGNED),
    /** Signed 64 bits. */
    S64(4, Form.SIGNED),
    /** IEEE 754 single precision. */
    FLOAT32(2, Form.FLOATING),
    /** IEEE 754 double precision. */
    FLOAT64(4, Form.FLOATING),
    /** Seconds since 2000-01-01 in 32 bits; 0 means that the clock was never set. */
    DATETIME(2, Form.TIME),
    /** Milliseconds since 2000-01-01 in 64 bits; 0 means that the clock was never set. */
    DATETIME_MS(4, Form.TIME),
    /** Year, month, day, hour, minute, second, one byte each; the year counts from 2000. */
    DATETIME_3(3, Form.TIME),
    /** The year in a register, then month, day, hour and minute, one byte each; a year of 0 means that there is none. */
    DATETIME_MINUTE(3, Form.TIME),
    /** Text, one character a register. */
    STRING_16(0, Form.TEXT),
    /** Text, two characters a register, padded with NUL or spaces. */
    STRING_NORM(0, Form.TEXT);

    enum Form {
        UNSIGNED,
        SIGNED,
        FLOATING,
        TIME,
        TEXT
    }

    private final int words;
    private final Form form;

    WordType(int words, Form form) {
        this.words = words;
        this.form = form;
    }

    /**
     * The type of this name, as printed in a table: {@code U16_HEX} and its like are the plain type, since how a number is printed does
     * not change how it is stored.
     */
    public static Optional<WordType> named(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceFirst("_HEX$", "");
        for (WordType type : values()) {
            if (type.name().equals(plain)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** How many registers a value takes; 0 for texts, whose length the row says. */
    public int words() {
        return words;
    }

    /** Whether values are texts. */
    public boolean isText() {
        return form == Form.TEXT;
    }

    Form form() {
        return form;
    }

    /** How many bits of its registers a value uses. */
    int bits() {
        return switch (this) {
            case BIT -> 1;
            case U8, U8_H, U8_L -> 8;
            default -> 16 * words;
        };
    }

    /** The largest raw number that fits, as a double, for integers. */
    double highest() {
        return form == Form.SIGNED ? Math.scalb(1.0, bits() - 1) - 1 : Math.scalb(1.0, bits()) - 1;
    }

    /** The smallest raw number that fits. */
    double lowest() {
        return form == Form.SIGNED ? -Math.scalb(1.0, bits() - 1) : 0;
    }
}
