package io.launchdesk.store.production;

import java.util.Map;

/**
 * One version of an asset.
 *
 * @param channel of its deliverable, or null
 * @param content what the producer entered
 */
public record AssetVersion(
    String deliverableId,
    int version,
    String kind,
    String title,
    String channel,
    String language,
    String sha256,
    Map<String, Object> content) {}
