package io.launchdesk.portal.request;

import io.launchdesk.core.contract.Messages;
import io.launchdesk.portal.campaign.Campaigns;
import io.launchdesk.portal.engine.Relay;
import io.launchdesk.portal.intake.Intake;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.draft.DraftRepository;
import io.launchdesk.store.file.FileRepository;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.outbox.Command.PublishMessage;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.request.IdempotencyRepository;
import io.launchdesk.store.request.NewRequest;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.trace.RequestTraces;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes requests in. Request, first version of the brief, idempotency key and the message to the
 * engine are stored in one transaction, in which the draft goes; the engine is never waited for.
 */
@Service
public class SubmitRequest {
  private final RequestRepository requests;
  private final IdempotencyRepository keys;
  private final OutboxRepository outbox;
  private final DraftRepository drafts;
  private final FileRepository files;
  private final DeskChannel channel;
  private final BriefEntry entry;
  private final Campaigns campaigns;
  private final Intake intake;
  private final RequestTraces traces;
  private final Relay relay;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SubmitRequest(
      RequestRepository requests,
      IdempotencyRepository keys,
      OutboxRepository outbox,
      DraftRepository drafts,
      FileRepository files,
      DeskChannel channel,
      BriefEntry entry,
      Campaigns campaigns,
      Intake intake,
      RequestTraces traces,
      Relay relay,
      TransactionTemplate transaction,
      Clock clock) {
    this.requests = requests;
    this.keys = keys;
    this.outbox = outbox;
    this.drafts = drafts;
    this.files = files;
    this.channel = channel;
    this.entry = entry;
    this.campaigns = campaigns;
    this.intake = intake;
    this.traces = traces;
    this.relay = relay;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A request that is safe now. */
  public record Submitted(
      String id, String type, String title, String status, String requester, Instant createdAt) {}

  /**
   * What somebody asks for.
   *
   * @param type key of a request type
   * @param campaign id of the campaign that it is to be in; null for none
   * @param confidential whether only those see it who need to; what is missing means no
   * @param draftId the draft that becomes this request; null for none
   */
  public record Wanted(
      String type,
      Map<String, Object> brief,
      String campaign,
      boolean confidential,
      UUID draftId) {}

  /**
   * @param idempotencyKey the same key and body give the same request; null for none
   * @throws Refusal when fields are not valid, the campaign takes no requests, the key was used for
   *     another body, or no new requests are taken now; what was taken before is told again all the
   *     same
   */
  public Submitted submit(Person person, Wanted wanted, String idempotencyKey) {
    String type = wanted.type();
    EnteredJson.text("type", type, 100);
    Map<String, Object> checked = entry.checked(type, wanted.brief());
    String title = (String) checked.get("title");
    String digest = BodyDigest.of(type, checked, wanted.campaign(), wanted.confidential());
    return earlier(person, type, title, idempotencyKey, digest)
        .orElseGet(
            () -> {
              intake.requireOpen();
              return Optional.ofNullable(
                      store(person, wanted, title, checked, idempotencyKey, digest))
                  .or(() -> earlier(person, type, title, idempotencyKey, digest))
                  .orElseThrow();
            });
  }

  private Optional<Submitted> earlier(
      Person person, String type, String title, String key, String digest) {
    if (key == null) {
      return Optional.empty();
    }
    return keys.find(person.username(), key)
        .map(
            use -> {
              if (!use.bodySha256().equals(digest)) {
                throw new Refusal(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The key '%s' led to %s, which had another body."
                        .formatted(key, use.requestId()));
              }
              return submitted(use.requestId(), type, title, person, use.createdAt());
            });
  }

  /** Returns null when somebody took the idempotency key meanwhile; then nothing was stored. */
  private Submitted store(
      Person person,
      Wanted wanted,
      String title,
      Map<String, Object> brief,
      String key,
      String digest) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var request =
        new NewRequest(
            wanted.type(),
            title,
            person.username(),
            person.team(),
            brief,
            wanted.campaign(),
            wanted.confidential(),
            now);
    UUID draftId = wanted.draftId();
    return transaction.execute(
        status -> {
          campaigns.requireOpen(wanted.campaign());
          String id = requests.insert(request);
          if (key != null && !keys.take(person.username(), key, digest, id, now)) {
            status.setRollbackOnly();
            return null;
          }
          if (draftId != null) {
            files.moveToRequest(draftId, person.username(), id);
          }
          if (draftId != null && drafts.delete(draftId, person.username())) {
            channel.tell(DeskNotice.draft(draftId.toString(), person.username()));
          }
          traces.keep(id);
          outbox.add(id, startMessage(id, request), now);
          relay.kick();
          return submitted(id, wanted.type(), title, person, now);
        });
  }

  private static PublishMessage startMessage(String id, NewRequest request) {
    return new PublishMessage(
        Messages.REQUEST_SUBMITTED,
        id,
        "submitted:" + id,
        Map.of("requestId", id, "requestType", request.type(), "requester", request.requester()));
  }

  private static Submitted submitted(
      String id, String type, String title, Person person, Instant at) {
    return new Submitted(id, type, title, "submitted", person.username(), at);
  }
}
