package io.busbar.registers;

/**
 * The text of a map file.
 *
 * @param file its name, for messages
 * @param text its lines
 */
public record MapSource(String file, String text) {}
