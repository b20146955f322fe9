package io.launchdesk.workers.launch;

import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.launch.Publication;
import io.launchdesk.store.launch.PublicationRepository;
import io.launchdesk.store.production.AssetRepository;
import io.launchdesk.store.production.AssetVersion;
import io.launchdesk.workers.engine.Requests;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publishes, verifies and takes back; what was done is kept, so that each happens once. */
@Component
class Publishing {
  private final Requests requests;
  private final AssetRepository assets;
  private final PublicationRepository publications;
  private final List<Channel> channels;
  private final Clock clock;

  Publishing(
      Requests requests,
      AssetRepository assets,
      PublicationRepository publications,
      List<Channel> channels,
      Clock clock) {
    this.requests = requests;
    this.assets = assets;
    this.publications = publications;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * Makes the request public on a channel.
   *
   * @param run element instance key of the step; a repetition of a run that was taken back since
   *     does nothing
   */
  void publish(String requestId, String channel, long run) {
    RequestBrief request = requests.get(requestId);
    Publication claimed = publications.claim(requestId, channel, run);
    if (claimed.live() || claimed.retracted()) {
      return;
    }
    Channel.Published published =
        way(channel).publish(claimed, request, assetsFor(channel, requestId));
    publications.published(
        requestId, channel, published.address(), published.externalId(), clock.instant());
  }

  /** Looks whether the publication can be seen. */
  void verify(String requestId, String channel) {
    Publication publication =
        publications
            .find(requestId, channel)
            .filter(Publication::live)
            .orElseThrow(
                () ->
                    new TechnicalFailure(
                        "%s is not published on the channel '%s', so there is nothing to verify. Check the request's history, then retry."
                            .formatted(requestId, channel)));
    way(channel).verify(publication);
    publications.verified(requestId, channel, clock.instant());
  }

  /**
   * Takes publications back.
   *
   * @param channel null for all of the request
   */
  void retract(String requestId, String channel) {
    publications.of(requestId).stream()
        .filter(publication -> channel == null || publication.channel().equals(channel))
        .filter(publication -> !publication.retracted())
        .forEach(
            publication -> {
              way(publication.channel()).retract(publication);
              publications.retracted(requestId, publication.channel(), clock.instant());
            });
  }

  /** The way for a channel. */
  Channel way(String channel) {
    return channels.stream().filter(way -> way.serves(channel)).findFirst().orElseThrow();
  }

  /** The channel's own assets first, then those that are for no channel in particular. */
  private List<AssetVersion> assetsFor(String channel, String requestId) {
    List<AssetVersion> accepted = assets.accepted(requestId);
    List<AssetVersion> own =
        accepted.stream().filter(asset -> channel.equals(asset.channel())).toList();
    return own.isEmpty()
        ? accepted.stream().filter(asset -> asset.channel() == null).toList()
        : own;
  }
}
