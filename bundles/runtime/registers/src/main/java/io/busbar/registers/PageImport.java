package io.busbar.registers;

import io.busbar.registers.importer.PageReader;

/**
 * A map file made of a manufacturer's communication table, as it is published on a web page.
 *
 * @param title what the page says it is about; empty if it says nothing
 * @param text the map file
 * @param understood how many registers of the page became rows
 * @param left how many stand in the file as comments, because nobody could tell what they are
 */
public record PageImport(String title, String text, int understood, int left) {

    /**
     * Reads a page, in either of the manufacturer's layouts.
     *
     * @param id the map's id; the one of a shipped map takes that one's place
     * @param product the catalogue reference
     * @param probe how the product's name in the device begins
     * @return the import; nothing understood if it is no such page
     */
    public static PageImport of(String page, String id, String product, String probe) {
        return PageReader.read(page, id, product, probe);
    }
}
