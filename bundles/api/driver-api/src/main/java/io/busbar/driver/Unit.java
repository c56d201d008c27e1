package io.busbar.driver;

/** The canonical unit of a quantity. Kilo and mega exist only on screens and in files. */
public enum Unit {
    ONE(""),
    VOLT("V"),
    AMPERE("A"),
    HERTZ("Hz"),
    WATT("W"),
    VAR("var"),
    VOLT_AMPERE("VA"),
    WATT_HOUR("Wh"),
    VAR_HOUR("varh"),
    VOLT_AMPERE_HOUR("VAh"),
    PERCENT("%"),
    OHM("Ω"),
    FARAD("F"),
    DEGREE("°"),
    CELSIUS("°C"),
    SECOND("s"),
    CUBIC_METRE("m³");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The symbol as printed after a number; empty for a plain number. */
    public String symbol() {
        return symbol;
    }
}
