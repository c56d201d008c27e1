package io.busbar.storage.crash;

/** Which of the operations that were not made durable a power cut takes away. */
public enum Loss {
    /** All of them. */
    EVERYTHING,
    /** None. */
    NOTHING,
    /** New names; contents are there. */
    NAMES,
    /** Contents; names are there, of files that are empty or short. */
    CONTENTS,
    /** Some, at random; of contents also parts of 512 bytes. */
    RANDOM
}
