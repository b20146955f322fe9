package io.launchdesk.portal.request;

import io.launchdesk.core.brief.BriefDifference;
import io.launchdesk.core.contract.Messages;
import io.launchdesk.core.form.FieldWords;
import io.launchdesk.portal.engine.Relay;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.brief.BriefRepository.NewVersion;
import io.launchdesk.store.brief.BriefVersionRepository;
import io.launchdesk.store.brief.BriefVersionRepository.Current;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.outbox.Command.PublishMessage;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.request.RequestSummary;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the brief of a running request. The new version and the message to the engine are stored
 * in one transaction, in which the stage cannot move on: the change either belongs to the stage
 * that looks at it, or is judged by the rules of the next one.
 */
@Service
class ChangeBrief {
  private static final int LONGEST_REASON = 2000;
  private static final String AGREED_SCOPE = "agreedScope";

  private final BriefEntry entry;
  private final IntakeForms forms;
  private final RunningBriefs running;
  private final BriefRepository briefs;
  private final BriefVersionRepository versions;
  private final OutboxRepository outbox;
  private final DeskChannel channel;
  private final Relay relay;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ChangeBrief(
      BriefEntry entry,
      IntakeForms forms,
      RunningBriefs running,
      BriefRepository briefs,
      BriefVersionRepository versions,
      OutboxRepository outbox,
      DeskChannel channel,
      Relay relay,
      TransactionTemplate transaction,
      Clock clock) {
    this.entry = entry;
    this.forms = forms;
    this.running = running;
    this.briefs = briefs;
    this.versions = versions;
    this.outbox = outbox;
    this.channel = channel;
    this.relay = relay;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A change as it was sent.
   *
   * @param brief all fields
   * @param base the version that it was made from
   * @param reason why; null when nothing is said
   */
  record Change(Map<String, Object> brief, int base, String reason) {}

  /**
   * A brief after a change.
   *
   * @param briefVersion the current version
   * @param changes empty when the brief reads as before; then there is no new version
   */
  record Changed(String id, int briefVersion, List<BriefDifference> changes) {}

  /**
   * Stores the change, unless the brief reads as before.
   *
   * @throws Refusal when the person may not, the request has ended, the brief was changed
   *     meanwhile, or fields are not valid or cannot change any more
   */
  Changed change(Access access, RequestSummary request, Change change) {
    if (!access.mayChangeBrief(request.requester())) {
      throw new Refusal(ProblemType.FORBIDDEN, "Only the requester and admins change a brief.");
    }
    String reason =
        change.reason() == null || change.reason().isBlank()
            ? null
            : EnteredJson.text("reason", change.reason(), LONGEST_REASON);
    Map<String, Object> entered = entry.checked(request.type(), change.brief());
    List<FieldWords> words = forms.words(request.type());
    return transaction.execute(
        status -> {
          Current current = versions.lock(request.id());
          Map<String, Object> after = withAgreedScope(entered, current.brief());
          List<String> fields = BriefDifference.fields(words, current.brief(), after);
          if (fields.isEmpty()) {
            return new Changed(request.id(), current.version(), List.of());
          }
          checkOpen(request, current);
          if (change.base() != current.version()) {
            throw new Refusal(
                ProblemType.BRIEF_OUTDATED,
                "The change was made from version %d; the current one is version %d."
                    .formatted(change.base(), current.version()));
          }
          running.check(request.type(), current, after, fields);
          int version = store(access, request.id(), current, after, fields, reason);
          return new Changed(
              request.id(), version, BriefDifference.between(words, current.brief(), after));
        });
  }

  private int store(
      Access access,
      String id,
      Current current,
      Map<String, Object> after,
      List<String> fields,
      String reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int version =
        briefs
            .append(
                new NewVersion(
                    id, current.version(), after, fields, access.person().username(), reason, now))
            .orElseThrow();
    outbox.add(
        id,
        new PublishMessage(
            Messages.BRIEF_CHANGED,
            id,
            "brief:%s:%d".formatted(id, version),
            Map.of("changedVersion", version)),
        now);
    channel.tell(DeskNotice.request(id));
    relay.kick();
    return version;
  }

  private static void checkOpen(RequestSummary request, Current current) {
    if (request.endedAt() != null || current.withdrawn()) {
      throw new Refusal(
          ProblemType.REQUEST_ENDED,
          "%s is %s."
              .formatted(request.id(), current.withdrawn() ? "withdrawn" : request.status()));
    }
  }

  /** What was agreed with the desk changes by a counter-offer only. */
  private static Map<String, Object> withAgreedScope(
      Map<String, Object> entered, Map<String, Object> before) {
    Map<String, Object> after = new LinkedHashMap<>(entered);
    after.remove(AGREED_SCOPE);
    if (before.get(AGREED_SCOPE) != null) {
      after.put(AGREED_SCOPE, before.get(AGREED_SCOPE));
    }
    return after;
  }
}
