/** What people say of the site, kept as documents: loads, usages, fluids, hierarchies, kept views. */
@NullMarked
package io.busbar.site;

import org.jspecify.annotations.NullMarked;
