package io.busbar.driver;

/**
 * What a device says of itself. Empty text or 0 where it says nothing.
 *
 * @param vendor such as {@code SOCOMEC}
 * @param product such as {@code DIRIS Digiware I-35}
 * @param serial serial number as printed
 * @param software version of its software
 * @param tableVersion version of its register table
 * @param mark letters by which a manufacturer marks the table in which its devices say what they are, such as {@code SOCO}
 * @param order the manufacturer's number of the product's order, such as 400 for DIRIS
 * @param productId the manufacturer's number of the product
 */
public record Identification(
        String vendor,
        String product,
        String serial,
        String software,
        int tableVersion,
        String mark,
        int order,
        int productId) {

    /** Of a device that says no numbers of its order and product. */
    public Identification(String vendor, String product, String serial, String software, int tableVersion) {
        this(vendor, product, serial, software, tableVersion, "", 0, 0);
    }
}
