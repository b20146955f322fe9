package io.launchdesk.portal.draft;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.DraftSize;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.campaign.CampaignRepository;
import io.launchdesk.store.draft.Draft;
import io.launchdesk.store.draft.DraftRepository;
import io.launchdesk.store.draft.DraftRepository.After;
import io.launchdesk.store.draft.DraftSummary;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.request.RequestTypeRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what people have begun to write. A save says which version it was made from; one that was
 * made from an older version is refused with the newer one, unless it says the same.
 */
@Service
class Drafts {
  private static final String LIST = "drafts";
  private static final int MOST = 200;
  private static final int LONGEST_TITLE = 200;

  private final DraftRepository drafts;
  private final RequestTypeRepository types;
  private final CampaignRepository campaigns;
  private final DeskChannel channel;
  private final PageSize sizes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Drafts(
      DraftRepository drafts,
      RequestTypeRepository types,
      CampaignRepository campaigns,
      DeskChannel channel,
      PageSize sizes,
      TransactionTemplate transaction,
      Clock clock) {
    this.drafts = drafts;
    this.types = types;
    this.campaigns = campaigns;
    this.channel = channel;
    this.sizes = sizes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What a person has entered.
   *
   * @param type null while none was chosen
   * @param title null for the brief's own
   * @param campaign id of a campaign, even one that is closed by now; null for none
   * @param confidential whether the request is to be confidential; what is missing means no
   */
  record Entered(
      String type,
      String title,
      Map<String, Object> brief,
      String campaign,
      boolean confidential) {}

  Page<DraftSummary> page(String owner, String cursor, Integer limit) {
    int size = sizes.of(limit);
    After after =
        Cursor.decode(
            LIST,
            cursor,
            keys -> new After(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
    return Page.of(
        drafts.page(owner, after, size + 1),
        size,
        last -> Cursor.encode(LIST, last.updatedAt(), last.id()));
  }

  /**
   * @throws Refusal when the person has no such draft
   */
  Draft find(String owner, UUID id) {
    return drafts.find(id, owner).orElseThrow(() -> Refusal.notFound("draft", id));
  }

  /**
   * Begins a draft.
   *
   * @param id chosen by the caller, so that the call can be repeated; null for a new one
   */
  Draft begin(String owner, UUID id, Entered entered) {
    Entered checked = checked(entered);
    Instant now = now();
    Draft draft =
        new Draft(
            id == null ? UUID.randomUUID() : id,
            checked.type(),
            checked.title(),
            checked.brief(),
            checked.campaign(),
            checked.confidential(),
            1,
            now,
            now);
    return transaction.execute(
        status -> {
          if (drafts.count(owner) >= MOST) {
            throw new Refusal(ProblemType.TOO_MANY_DRAFTS, "You have " + MOST + " drafts.");
          }
          if (!drafts.insert(owner, draft)) {
            return begunBefore(find(owner, draft.id()), checked);
          }
          tell(owner, draft.id());
          return draft;
        });
  }

  /**
   * Saves a draft.
   *
   * @param from the version that was changed
   * @throws Refusal when there is a newer one that says something else
   */
  Draft save(String owner, UUID id, int from, Entered entered) {
    Entered checked = checked(entered);
    return transaction.execute(
        status -> {
          Draft current = drafts.lock(id, owner).orElseThrow(() -> Refusal.notFound("draft", id));
          if (says(current, checked)) {
            return current;
          }
          if (current.version() != from) {
            throw Versions.conflict(current);
          }
          Draft next =
              new Draft(
                  id,
                  checked.type(),
                  checked.title(),
                  checked.brief(),
                  checked.campaign(),
                  checked.confidential(),
                  from + 1,
                  current.createdAt(),
                  now());
          drafts.update(next);
          tell(owner, id);
          return next;
        });
  }

  /** Throws a draft away; one that is not there is gone already. */
  void discard(String owner, UUID id) {
    transaction.executeWithoutResult(
        status -> {
          if (drafts.delete(id, owner)) {
            tell(owner, id);
          }
        });
  }

  private static Draft begunBefore(Draft current, Entered entered) {
    if (!says(current, entered)) {
      throw Versions.conflict(current);
    }
    return current;
  }

  private static boolean says(Draft draft, Entered entered) {
    return draft.says(
        entered.type(),
        entered.title(),
        entered.brief(),
        entered.campaign(),
        entered.confidential());
  }

  private Entered checked(Entered entered) {
    Map<String, Object> brief = DraftSize.checked(entered.brief());
    if (entered.type() != null
        && (!EnteredJson.isStorable(entered.type()) || types.find(entered.type()).isEmpty())) {
      throw Refusal.invalid("type", "there is no such type of request.");
    }
    Object title = entered.title() == null ? brief.get("title") : entered.title();
    return new Entered(
        entered.type(),
        title instanceof String text && !text.isBlank()
            ? EnteredJson.text("title", text, LONGEST_TITLE)
            : "",
        brief,
        campaign(entered.campaign()),
        entered.confidential());
  }

  private String campaign(String id) {
    if (id != null && (!EnteredJson.isStorable(id) || campaigns.find(id).isEmpty())) {
      throw Refusal.invalid("campaign", "there is no such campaign; choose another one.");
    }
    return id;
  }

  private void tell(String owner, UUID id) {
    channel.tell(DeskNotice.draft(id.toString(), owner));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
