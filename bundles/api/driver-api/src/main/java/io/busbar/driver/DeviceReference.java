package io.busbar.driver;

/**
 * The device that a session is opened for.
 *
 * @param id id of the device in this gateway: lower case, digits and {@code -}; begins its points' ids
 * @param product reference of the product, as in the catalogue
 */
public record DeviceReference(String id, String product) {}
