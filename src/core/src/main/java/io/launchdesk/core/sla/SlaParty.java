package io.launchdesk.core.sla;

import java.util.Locale;

/** Whose time a clock measures. */
public enum SlaParty {
  /** Those who make and approve. */
  PROVIDER,
  /** Who asked for it. */
  REQUESTER;

  /**
   * The party of that name; the provider when none is named.
   *
   * @param slug e.g. {@code requester}; null for a policy that does not say
   * @throws SlaPolicyException when there is no such party
   */
  public static SlaParty of(String slug, String step) {
    return switch (slug) {
      case null -> PROVIDER;
      case "provider" -> PROVIDER;
      case "requester" -> REQUESTER;
      default ->
          throw new SlaPolicyException(
              "The decision slaPolicy says party = '%s' for the step '%s': it must be 'provider' or 'requester'."
                  .formatted(slug, step));
    };
  }

  /** As policies, database and API write it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
