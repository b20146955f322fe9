package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.KeptNews;
import io.launchdesk.store.request.ConfidentialityRepository;
import io.launchdesk.store.request.ConfidentialityRepository.Reader;
import io.launchdesk.store.request.RequestSummary;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says whether a request is confidential, and whom it names. Each change is in the audit. */
@Service
class Confidentiality {
  private static final int MOST = 100;

  private final ConfidentialityRepository requests;
  private final PersonRepository people;
  private final KeptNews news;
  private final AuditLog audit;
  private final DeskChannel channel;
  private final Clock clock;

  Confidentiality(
      ConfidentialityRepository requests,
      PersonRepository people,
      KeptNews news,
      AuditLog audit,
      DeskChannel channel,
      Clock clock) {
    this.requests = requests;
    this.people = people;
    this.news = news;
    this.audit = audit;
    this.channel = channel;
    this.clock = clock;
  }

  /** Whom the request names. */
  List<Reader> readers(RequestSummary request) {
    return requests.readers(request.id());
  }

  /**
   * Makes the request confidential, or not any more. Who makes somebody else's request confidential
   * is named by it, so as not to lose it out of sight; what waits to be told to others is taken
   * back.
   *
   * @throws Refusal when the person may not
   */
  @Transactional
  public void set(Access access, RequestSummary request, boolean confidential) {
    requireMay(access, request);
    if (!requests.set(request.id(), confidential)) {
      return;
    }
    String person = access.person().username();
    if (confidential) {
      if (!person.equals(request.requester())) {
        requests.name(request.id(), person, person, now());
      }
      news.drop(request.id());
      channel.tell(DeskNotice.hidden(request.id()));
    }
    note(access, "request.confidential", request, Map.of("confidential", confidential));
  }

  /**
   * Names somebody, who sees the request from now on.
   *
   * @throws Refusal when the person may not, there is nobody of that name, or so many are named
   */
  @Transactional
  public void name(Access access, RequestSummary request, String username) {
    requireMay(access, request);
    if (!EnteredJson.isStorable(username) || people.find(username).isEmpty()) {
      throw Refusal.invalid("username", "there is nobody of that name.");
    }
    List<Reader> named = requests.readers(request.id());
    if (named.size() >= MOST && named.stream().noneMatch(one -> one.username().equals(username))) {
      throw Refusal.invalid("username", "a request names up to " + MOST + " people.");
    }
    if (requests.name(request.id(), username, access.person().username(), now())) {
      note(access, "request.name", request, Map.of("person", username));
    }
  }

  /**
   * Names somebody no more.
   *
   * @throws Refusal when the person may not
   */
  @Transactional
  public void unname(Access access, RequestSummary request, String username) {
    requireMay(access, request);
    if (EnteredJson.isStorable(username) && requests.unname(request.id(), username)) {
      if (request.confidential()) {
        news.drop(request.id());
        channel.tell(DeskNotice.hidden(request.id(), username));
      }
      note(access, "request.unname", request, Map.of("person", username));
    }
  }

  private void note(
      Access access, String action, RequestSummary request, Map<String, Object> details) {
    audit.add(access.person().username(), action, request.id(), details);
    channel.tell(DeskNotice.request(request.id()));
  }

  private static void requireMay(Access access, RequestSummary request) {
    if (!access.mayMakeConfidential(request.requester())) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Who sees a request is for its requester, process owners and admins to say.");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
