/** What all lists and editable documents have in common: pages and entity tags. */
@NullMarked
package io.busbar.rest.documents;

import org.jspecify.annotations.NullMarked;
