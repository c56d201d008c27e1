/** Makes map files of communication tables: run by a developer when a table has been corrected, not by the gateway. */
@NullMarked
package io.busbar.registers.importer;

import org.jspecify.annotations.NullMarked;
