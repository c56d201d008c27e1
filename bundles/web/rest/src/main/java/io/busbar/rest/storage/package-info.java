/** What is stored of the measurements: the storage plan of the site and of each device. */
@NullMarked
package io.busbar.rest.storage;

import org.jspecify.annotations.NullMarked;
