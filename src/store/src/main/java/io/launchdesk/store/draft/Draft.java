package io.launchdesk.store.draft;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A request form that is not submitted yet.
 *
 * @param type key of a request type; null while none was chosen
 * @param title what the list of drafts shows; may be empty
 * @param brief the form's fields, however incomplete
 * @param campaign id of the campaign that the request is to be in; null for none
 * @param confidential whether the request is to be confidential
 * @param version counts the saves, from 1
 */
public record Draft(
    UUID id,
    String type,
    String title,
    Map<String, Object> brief,
    String campaign,
    boolean confidential,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /** Whether a save of these would change nothing. */
  public boolean says(
      String otherType,
      String otherTitle,
      Map<String, Object> otherBrief,
      String otherCampaign,
      boolean otherConfidential) {
    return Objects.equals(type, otherType)
        && title.equals(otherTitle)
        && brief.equals(otherBrief)
        && Objects.equals(campaign, otherCampaign)
        && confidential == otherConfidential;
  }
}
