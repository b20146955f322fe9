package io.launchdesk.workers.launch;

import io.launchdesk.core.brief.Brief;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.launch.Publication;
import io.launchdesk.store.production.AssetVersion;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every channel that has no way of its own: it is served by the configured endpoint. */
@Component
@Order
class EndpointChannel implements Channel {
  private final ChannelEndpoint endpoint;

  EndpointChannel(ChannelEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public boolean serves(String channel) {
    return true;
  }

  @Override
  public Published publish(Publication claimed, RequestBrief request, List<AssetVersion> assets) {
    var receipt =
        endpoint.publish(
            claimed.channel(), claimed.effectKey(), Content.of(claimed, request, assets));
    return new Published(
        receipt.address() == null
            ? endpoint.address(claimed.channel(), claimed.effectKey()).toString()
            : receipt.address(),
        receipt.id());
  }

  @Override
  public void verify(Publication publication) {
    boolean live =
        endpoint
            .state(publication.channel(), publication.effectKey())
            .map(ChannelEndpoint.State::live)
            .orElse(false);
    if (!live) {
      throw new TechnicalFailure(
          "The channel '%s' has taken the publication of %s but does not show it yet (%s). Look there whether it is held back; once it is live, retry."
              .formatted(publication.channel(), publication.requestId(), publication.address()));
    }
  }

  @Override
  public void retract(Publication publication) {
    endpoint.retract(publication.channel(), publication.effectKey());
  }

  @Override
  public Map<String, BigDecimal> results(Publication publication) {
    return endpoint
        .state(publication.channel(), publication.effectKey())
        .map(ChannelEndpoint.State::results)
        .orElse(Map.of());
  }

  /** What a channel is sent. */
  private record Content(
      String requestId,
      String key,
      String channel,
      String type,
      String title,
      String goal,
      String audience,
      List<String> languages,
      List<AssetVersion> assets) {

    static Content of(Publication claimed, RequestBrief request, List<AssetVersion> assets) {
      Brief brief = request.brief();
      return new Content(
          request.id(),
          claimed.effectKey(),
          claimed.channel(),
          request.type(),
          request.title(),
          brief.text("goal"),
          brief.text("audience"),
          brief.list("languages"),
          assets);
    }
  }
}
