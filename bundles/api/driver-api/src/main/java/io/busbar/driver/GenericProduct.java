package io.busbar.driver;

/**
 * A product as which a device can be read that says what it is, but is none that is known: its table is like that of many others.
 *
 * @param product the entry of the catalogue, such as the common table of a generation
 * @param proof what a device of this kind answers and another refuses
 */
public record GenericProduct(Product product, BlockRead proof) {}
