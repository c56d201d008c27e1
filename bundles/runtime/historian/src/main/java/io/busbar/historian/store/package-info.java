/** The log, open chunks and segments: how samples become durable and are found again. */
@NullMarked
package io.busbar.historian.store;

import org.jspecify.annotations.NullMarked;
