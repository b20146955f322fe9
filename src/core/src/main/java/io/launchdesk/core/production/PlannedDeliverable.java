package io.launchdesk.core.production;

/**
 * One asset to be made.
 *
 * @param channel null when it is for no channel in particular
 * @param language BCP 47
 */
public record PlannedDeliverable(PlannedAsset asset, String channel, String language) {

  /** What tells deliverables of one request apart. */
  public record Identity(String kind, String channel, String language) {}

  public Identity identity() {
    return new Identity(asset.kind(), channel, language);
  }
}
