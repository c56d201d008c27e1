package io.busbar.registers;

/**
 * A line of a map file.
 *
 * @param file name of the file
 * @param number counted from 1; 0 for the file as a whole
 */
public record MapLine(String file, int number) {
    @Override
    public String toString() {
        return number == 0 ? file : file + ':' + number;
    }
}
