package io.launchdesk.portal.share;

import io.launchdesk.core.identity.Secret;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.request.RequestLookup;
import io.launchdesk.portal.request.Standing;
import io.launchdesk.portal.request.Standings;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestSummary;
import io.launchdesk.store.share.ShareLink;
import io.launchdesk.store.share.ShareLinkRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Makes and ends share links, and shows what they lead to. */
@Service
class ShareLinks {
  private static final int LONGEST_DAYS = 365;
  private static final int MOST = 20;

  private final RequestLookup requests;
  private final Standings standings;
  private final ShareLinkRepository links;
  private final Clock clock;

  ShareLinks(RequestLookup requests, Standings standings, ShareLinkRepository links, Clock clock) {
    this.requests = requests;
    this.standings = standings;
    this.links = links;
    this.clock = clock;
  }

  /**
   * An open link.
   *
   * @param mayEnd whether the caller may end it
   */
  record Open(ShareLink link, boolean mayEnd) {}

  /**
   * A link that was just made.
   *
   * @param path of the page, with the secret, which is told this once
   */
  record Made(UUID id, String path, Instant expiresAt) {}

  List<Open> open(Access access, String requestId) {
    RequestSummary request = requests.find(access, requestId);
    return links.open(request.id(), clock.instant()).stream()
        .map(link -> new Open(link, mayEnd(access, request, link)))
        .toList();
  }

  /**
   * @param days how long the link is valid
   * @throws Refusal when there is no such request that the person may see, the days are not between
   *     1 and 365, or the request is confidential or has too many open links
   */
  Made make(Access access, String requestId, Integer days) {
    RequestSummary request = requests.find(access, requestId);
    if (request.confidential()) {
      throw new Refusal(
          ProblemType.REQUEST_CONFIDENTIAL,
          request.id() + " is confidential: nobody sees it by a link.");
    }
    if (days == null || days < 1 || days > LONGEST_DAYS) {
      throw Refusal.invalid("days", "must be a whole number from 1 to " + LONGEST_DAYS + ".");
    }
    Secret secret = Secret.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant expires = now.plus(Duration.ofDays(days));
    return links
        .insert(request.id(), secret.digest(), access.person().username(), now, expires, MOST)
        .map(id -> new Made(id, "/s/" + secret.text(), expires))
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.TOO_MANY_LINKS,
                    "%s has %d open links.".formatted(request.id(), MOST)));
  }

  /**
   * @throws Refusal when the request has no such open link, or it is somebody else's
   */
  void end(Access access, String requestId, UUID id) {
    RequestSummary request = requests.find(access, requestId);
    Instant now = clock.instant();
    ShareLink link =
        links.open(request.id(), now).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("share link", id));
    if (!mayEnd(access, request, link)) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Only %s and the requester end this link.".formatted(link.createdByName()));
    }
    links.end(request.id(), id, now);
  }

  /**
   * Where the request of a link stands, for anybody who has the link.
   *
   * @throws Refusal when no link that is valid now has the secret
   */
  Standing standing(Secret secret) {
    return links
        .request(secret.digest(), clock.instant())
        .flatMap(standings::of)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.NOT_FOUND,
                    "This link does not exist, has expired or was ended. Ask for a new one."));
  }

  private static boolean mayEnd(Access access, RequestSummary request, ShareLink link) {
    return link.createdBy().equals(access.person().username())
        || access.mayWithdraw(request.requester());
  }
}
