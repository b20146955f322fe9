package io.launchdesk.portal.studio.check;

import io.launchdesk.store.studio.ModelId;
import java.util.Map;
import java.util.Set;

/**
 * The models as they would be live together.
 *
 * @param contents every model's content, XML or JSON; for what is not changed, what is live
 * @param changed which of them are not live like that
 */
public record ModelPicture(Map<ModelId, String> contents, Set<ModelId> changed) {}
