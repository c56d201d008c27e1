package io.busbar.driver;

/**
 * What a device says of itself. Empty text or 0 where it says nothing.
 *
 * @param vendor such as {@code SOCOMEC}
 * @param product such as {@code DIRIS Digiware I-35}
 * @param serial serial number as printed
 * @param software version of its software
 * @param tableVersion version of its register table
 */
public record Identification(String vendor, String product, String serial, String software, int tableVersion) {}
