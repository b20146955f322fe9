package io.launchdesk.workers.launch;

import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.launch.Publication;
import io.launchdesk.store.production.AssetVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A way to reach an audience. */
interface Channel {

  /** Whether this is the way for a channel of that name. */
  boolean serves(String channel);

  /**
   * Makes it public; called again it changes nothing.
   *
   * @param assets accepted assets for this channel
   */
  Published publish(Publication claimed, RequestBrief request, List<AssetVersion> assets);

  /**
   * Looks whether it can be seen.
   *
   * @throws io.launchdesk.workers.engine.TechnicalFailure when it cannot, or nobody knows
   */
  void verify(Publication publication);

  /** Takes it back; called again it changes nothing. */
  void retract(Publication publication);

  /** What is known of its results, by metric; empty when nothing is. */
  Map<String, BigDecimal> results(Publication publication);

  /**
   * @param address where people, or at least the operators, see it
   * @param externalId what the channel calls it; may be null
   */
  record Published(String address, String externalId) {}
}
