package io.launchdesk.portal.retention;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.retention.RequestArchive;
import io.launchdesk.store.retention.RetentionKind;
import io.launchdesk.store.retention.RetentionRepository;
import io.launchdesk.store.retention.RetentionRepository.Rule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long what is kept. */
@RestController
@RequestMapping("/api/retention")
@Tag(name = "Retention")
class RetentionController {
  /** A hundred years. */
  private static final int MOST_DAYS = 36_525;

  private final RetentionRepository rules;
  private final RequestArchive archive;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RetentionController(
      RetentionRepository rules,
      RequestArchive archive,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.rules = rules;
    this.archive = archive;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @param archive how far archiving has come
   * @param mayChange whether the caller may change the rules
   */
  record View(List<Rule> rules, RequestArchive.State archive, boolean mayChange) {}

  /**
   * @param keepDays days after the end; null: for ever
   */
  record Change(Integer keepDays) {}

  @Operation(
      summary = "How long what is kept, and how far archiving has come",
      description = "For process owners and admins.")
  @GetMapping
  View view(Access access) {
    if (!access.mayReadArchives()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Only process owners and admins see how long what is kept.");
    }
    return new View(rules.rules(), archive.state(), access.mayChangeRetention());
  }

  @Operation(
      summary = "Change how long something is kept",
      description =
          "For admins. `kind` is `operational` or `request-details`; without `keepDays` it is kept for ever. Workers follow"
              + " within the hour. What is archived or deleted does not come back.")
  @PutMapping("/{kind}")
  View change(Access access, @PathVariable String kind, @RequestBody Change body) {
    if (!access.mayChangeRetention()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Only admins change how long what is kept.");
    }
    RetentionKind which =
        RetentionKind.of(kind).orElseThrow(() -> Refusal.notFound("rule of retention", kind));
    Integer days = body.keepDays();
    if (days != null && (days < which.leastDays() || days > MOST_DAYS)) {
      throw Refusal.invalid(
          "keepDays",
          "must be %d to %d days; leave it out to keep it for ever."
              .formatted(which.leastDays(), MOST_DAYS));
    }
    transaction.executeWithoutResult(
        status -> {
          Map<String, Object> details = new HashMap<>();
          details.put("keepDays", days);
          rules.rules().stream()
              .filter(rule -> rule.kind().equals(which.id()))
              .forEach(rule -> details.put("before", rule.keepDays()));
          rules.change(
              which,
              days,
              access.person().username(),
              clock.instant().truncatedTo(ChronoUnit.MICROS));
          audit.add(access.person().username(), "retention.change", which.id(), details);
        });
    return view(access);
  }
}
