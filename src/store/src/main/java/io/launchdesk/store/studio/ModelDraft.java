package io.launchdesk.store.studio;

import java.time.Instant;

/**
 * What somebody is writing.
 *
 * @param base the version of the model that it was made from
 * @param content BPMN or DMN (XML), or a form (JSON)
 * @param version how often it was saved
 */
public record ModelDraft(String owner, int base, String content, int version, Instant updatedAt) {}
