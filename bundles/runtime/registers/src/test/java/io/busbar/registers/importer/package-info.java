@NullMarked
package io.busbar.registers.importer;

import org.jspecify.annotations.NullMarked;
