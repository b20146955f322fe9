package io.launchdesk.portal.request;

import io.launchdesk.core.contract.Messages;
import io.launchdesk.portal.engine.Relay;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.outbox.Command.PublishMessage;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a request back. The process does the rest: it retracts what is live and frees the budget.
 */
@Service
class WithdrawRequest {
  private static final int LONGEST_REASON = 2000;

  private final RequestRepository requests;
  private final OutboxRepository outbox;
  private final DeskChannel channel;
  private final Relay relay;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WithdrawRequest(
      RequestRepository requests,
      OutboxRepository outbox,
      DeskChannel channel,
      Relay relay,
      TransactionTemplate transaction,
      Clock clock) {
    this.requests = requests;
    this.outbox = outbox;
    this.channel = channel;
    this.relay = relay;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Stores the withdrawal and the message to the engine; a request that was withdrawn before stays
   * as it is.
   *
   * @throws Refusal when the person may not, the reason is missing, or the request has ended
   */
  void withdraw(Access access, RequestSummary request, Object reason) {
    if (!access.mayWithdraw(request.requester())) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Only the requester and admins take a request back.");
    }
    String why = EnteredJson.text("reason", reason, LONGEST_REASON);
    if (request.withdrawnAt() != null) {
      return;
    }
    if (request.endedAt() != null) {
      throw new Refusal(
          ProblemType.REQUEST_ENDED, "%s is %s.".formatted(request.id(), request.status()));
    }
    Instant now = clock.instant();
    String id = request.id();
    transaction.executeWithoutResult(
        status -> {
          if (requests.withdraw(id, access.person().username(), why, now)) {
            outbox.add(
                id,
                new PublishMessage(Messages.REQUEST_WITHDRAWN, id, "withdrawn:" + id, Map.of()),
                now);
            channel.tell(DeskNotice.request(id));
            relay.kick();
          }
        });
  }
}
