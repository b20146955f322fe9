package io.launchdesk.exporter.row;

/** What a later change of the same row does to a column. */
enum Merge {
  /** Part of the primary key. */
  KEY,
  /** The first value stays (when something began). */
  FIRST,
  /** The last value wins. */
  LAST,
  /**
   * The last value that is not null wins: changes that know nothing of the column leave it null.
   */
  KEEP
}
