/** What people say of the site: loads, usages, fluids, hierarchies and kept views. */
@NullMarked
package io.busbar.rest.site;

import org.jspecify.annotations.NullMarked;
