package io.busbar.console;

import java.util.Map;

/**
 * One file of the page in every coding that the build made of it.
 *
 * @param type its media type, with the character set where it is text
 * @param tag names its content, without quotation marks
 * @param immutable whether its name changes with its content
 * @param contents the bytes by coding; the plain file is always there
 */
record PageFile(String type, String tag, boolean immutable, Map<Coding, byte[]> contents) {

    PageFile {
        contents = Map.copyOf(contents);
    }

    /** The tag of its content in one coding: caches must not mistake one for the other. */
    String tag(Coding coding) {
        return '"' + tag + (coding == Coding.IDENTITY ? "" : '-' + coding.token()) + '"';
    }
}
