package io.busbar.registers;

import io.busbar.driver.Identification;
import java.util.Locale;

/**
 * By what a product is recognised: everything that is said here must be so. Ordered by how much that is.
 *
 * @param prefix how words of the product's name in the device begin, lower case, or empty
 * @param mark the mark of the manufacturer's table, or empty
 * @param order the manufacturer's number of the order, or 0
 * @param productId the manufacturer's number of the product, or 0
 * @param leastTable lowest version of the register table
 * @param mostTable highest version of the register table
 * @param answers register that a device answers which is only like this product, or -1 where the device is the product
 */
public record MapProbe(String prefix, String mark, int order, int productId, int leastTable, int mostTable, int answers)
        implements Comparable<MapProbe> {

    /** Any version of a register table. */
    static final int ANY_TABLE = 65_535;

    /** Whether it stands in for products that nobody knows. */
    boolean isGeneric() {
        return answers >= 0;
    }

    boolean matches(Identification said) {
        String name = ' ' + said.product().toLowerCase(Locale.ROOT);
        return name.contains(' ' + prefix)
                && (mark.isEmpty() || mark.equalsIgnoreCase(said.mark()))
                && (order == 0 || order == said.order())
                && (productId == 0 || productId == said.productId())
                && (leastTable == 0 && mostTable == ANY_TABLE
                        || said.tableVersion() >= leastTable && said.tableVersion() <= mostTable);
    }

    /** Whether it says anything of the product. */
    boolean saysSomething() {
        return !prefix.isEmpty() || !mark.isEmpty() || productId != 0;
    }

    @Override
    public int compareTo(MapProbe other) {
        int byName = Integer.compare(prefix.length(), other.prefix.length());
        return byName != 0 ? byName : Integer.compare(conditions(), other.conditions());
    }

    private int conditions() {
        return (mark.isEmpty() ? 0 : 1)
                + (order == 0 ? 0 : 1)
                + (productId == 0 ? 0 : 1)
                + (leastTable == 0 && mostTable == ANY_TABLE ? 0 : 1);
    }
}
