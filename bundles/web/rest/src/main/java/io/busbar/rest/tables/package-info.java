/** Tables that people edit in a spreadsheet: reading, writing, and saying what would change before anything does. */
@NullMarked
package io.busbar.rest.tables;

import org.jspecify.annotations.NullMarked;
