package io.busbar.exports.spool;

/** There is no room for another file; what would be in it stays in the history, and it is made when there is. */
public final class SpoolFullException extends RuntimeException {

    SpoolFullException() {
        super("The spool is full");
    }
}
