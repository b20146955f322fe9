package io.launchdesk.workers.launch;

import io.launchdesk.store.launch.Publication;
import io.launchdesk.store.launch.PublicationRepository;
import io.launchdesk.store.results.CampaignResultRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks every live publication for its numbers, and keeps them. */
@Component
class ResultCollection {
  private final PublicationRepository publications;
  private final CampaignResultRepository results;
  private final Publishing publishing;
  private final Clock clock;

  ResultCollection(
      PublicationRepository publications,
      CampaignResultRepository results,
      Publishing publishing,
      Clock clock) {
    this.publications = publications;
    this.results = results;
    this.publishing = publishing;
    this.clock = clock;
  }

  /** Collects; the measuring window begins when the last channel went live. */
  CollectResultsWorker.Result collect(CollectResultsWorker.Input input) {
    Instant now = clock.instant();
    List<Publication> live =
        publications.of(input.requestId()).stream().filter(Publication::live).toList();
    for (Publication publication : live) {
      publishing
          .way(publication.channel())
          .results(publication)
          .forEach(
              (metric, value) ->
                  results.keep(input.requestId(), publication.channel(), metric, value, now));
    }
    return new CollectResultsWorker.Result(
        results.knows(input.requestId(), input.goalMetric()),
        liveSince(live, now)
            .plus(Duration.ofDays(input.measuringDays() == null ? 0 : input.measuringDays()))
            .truncatedTo(ChronoUnit.SECONDS)
            .toString());
  }

  private static Instant liveSince(List<Publication> live, Instant now) {
    return live.stream().map(Publication::publishedAt).max(Comparator.naturalOrder()).orElse(now);
  }
}
