package io.launchdesk.portal.campaign;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.campaign.Campaign;
import io.launchdesk.store.campaign.CampaignRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.PersonRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns, as those write them who keep them; everybody sees them. */
@Service
public class Campaigns {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 60;

  /** What figures call requests that are in no campaign. */
  private static final String NONE = "none";

  private final CampaignRepository campaigns;
  private final PersonRepository people;
  private final AuditLog audit;
  private final Clock clock;

  Campaigns(CampaignRepository campaigns, PersonRepository people, AuditLog audit, Clock clock) {
    this.campaigns = campaigns;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  List<Campaign> all() {
    return campaigns.all();
  }

  /**
   * @throws Refusal when there is none
   */
  Campaign find(String id) {
    return campaigns.find(id).orElseThrow(() -> Refusal.notFound("campaign", id));
  }

  /**
   * Looks at the campaign that somebody puts a request into; nobody can close it before the
   * transaction ends.
   *
   * @param id null for none
   * @throws Refusal naming the field {@code campaign} when there is none, or it takes no requests
   */
  public void requireOpen(String id) {
    if (id == null) {
      return;
    }
    Optional<Campaign> found = EnteredJson.isStorable(id) ? campaigns.hold(id) : Optional.empty();
    Campaign campaign =
        found.orElseThrow(
            () -> Refusal.invalid("campaign", "there is no such campaign; choose another one."));
    if (campaign.closedAt() != null) {
      throw Refusal.invalid(
          "campaign",
          "'%s' is closed and takes no more requests; choose another one or none."
              .formatted(campaign.name()));
    }
  }

  /**
   * @param id what addresses, views and figures are to call it
   * @throws Refusal when the caller may not, or naming the fields that are not valid
   */
  @Transactional
  public Campaign add(Access access, String id, CampaignEntry entry) {
    requireKeeper(access);
    if (id == null || id.length() > LONGEST_ID || !ID.matcher(id).matches() || id.equals(NONE)) {
      throw Refusal.invalid(
          "id",
          "must be up to 60 small letters and digits with single hyphens between them, and not `none`.");
    }
    Campaign campaign = checked(id, entry, null);
    if (!campaigns.insert(campaign)) {
      throw Refusal.invalid(
          campaigns.isNameTaken(campaign.name(), id) ? "name" : "id", CampaignEntry.TAKEN);
    }
    audit.add(me(access), "campaign.add", id, Map.of("name", campaign.name()));
    return campaign;
  }

  /**
   * @param from the version that was changed
   * @throws Refusal as {@link #add}, and when somebody has changed it meanwhile
   */
  @Transactional
  public Campaign change(Access access, String id, int from, CampaignEntry entry) {
    requireKeeper(access);
    Campaign before = campaigns.lock(id).orElseThrow(() -> Refusal.notFound("campaign", id));
    if (before.version() != from) {
      throw Versions.conflict(before);
    }
    Campaign campaign = checked(id, entry, before);
    try {
      campaigns.update(campaign);
    } catch (DuplicateKeyException e) {
      throw Refusal.invalid("name", CampaignEntry.TAKEN);
    }
    audit.add(
        me(access),
        "campaign.change",
        id,
        Map.of("version", campaign.version(), "name", campaign.name(), "closed", entry.closed()));
    return campaign;
  }

  private Campaign checked(String id, CampaignEntry entry, Campaign before) {
    // Who has left still keeps what they kept until somebody else does.
    Predicate<String> isPerson =
        name -> before != null && name.equals(before.owner()) || people.find(name).isPresent();
    entry.check(isPerson, name -> campaigns.isNameTaken(name, id));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant closed = before == null || before.closedAt() == null ? now : before.closedAt();
    return new Campaign(
        id,
        entry.name().strip(),
        entry.owner(),
        entry.from(),
        entry.until(),
        entry.description() == null ? "" : entry.description().strip(),
        entry.closed() ? closed : null,
        before == null ? 1 : before.version() + 1,
        now);
  }

  private static String me(Access access) {
    return access.person().username();
  }

  private static void requireKeeper(Access access) {
    if (!access.mayChangeCampaigns()) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Only process owners, launch managers, marketing leads and admins keep campaigns.");
    }
  }
}
