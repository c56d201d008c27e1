/** What the whole gateway knows of its site: its name, its zone, its clock. */
@NullMarked
package io.busbar.engine.site;

import org.jspecify.annotations.NullMarked;
