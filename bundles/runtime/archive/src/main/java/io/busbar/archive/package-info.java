/** The history as files: what is stored, row by row, as CSV or Parquet, written and read with bounded memory. */
@NullMarked
package io.busbar.archive;

import org.jspecify.annotations.NullMarked;
