package io.launchdesk.workers.brief;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.brief.DuplicateRepository;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks for other requests that may ask for the same. */
@Component
public class FindDuplicatesWorker {
  private final DuplicateRepository duplicates;
  private final DuplicateProperties properties;
  private final Clock clock;

  FindDuplicatesWorker(
      DuplicateRepository duplicates, DuplicateProperties properties, Clock clock) {
    this.duplicates = duplicates;
    this.properties = properties;
    this.clock = clock;
  }

  @JobWorker(type = JobTypes.FIND_DUPLICATES)
  public Result findDuplicates(
      @Variable String requestId, @CustomHeaders Map<String, String> headers) {
    Duration within =
        headers.containsKey("withinDays")
            ? Duration.ofDays(Long.parseLong(headers.get("withinDays")))
            : properties.within();
    BigDecimal similarity =
        headers.containsKey("similarity")
            ? new BigDecimal(headers.get("similarity"))
            : properties.similarity();
    Instant now = clock.instant();
    return new Result(!duplicates.search(requestId, now.minus(within), similarity, now).isEmpty());
  }

  record Result(boolean duplicateFound) {}
}
