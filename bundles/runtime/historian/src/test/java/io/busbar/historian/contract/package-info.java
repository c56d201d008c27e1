/** The test kit that any storage bundle must pass. */
@NullMarked
package io.busbar.historian.contract;

import org.jspecify.annotations.NullMarked;
