package io.launchdesk.bench.report;

/**
 * What a figure is compared with.
 *
 * @param peer its name, with a version when it is another product
 * @param value the peer's figure, in the same unit
 * @param ratio ours divided by the peer's
 */
public record Against(String peer, double value, double ratio) {

  /** The ratio of two figures of the same unit. */
  public static Against of(String peer, double ours, double theirs) {
    return new Against(peer, theirs, ours / theirs);
  }
}
