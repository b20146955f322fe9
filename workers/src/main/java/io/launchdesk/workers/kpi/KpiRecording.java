package io.launchdesk.workers.kpi;

import io.launchdesk.core.approval.ApprovalDecision;
import io.launchdesk.core.kpi.KpiFact;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.store.approval.ApprovalRepository;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.kpi.KpiRepository;
import io.launchdesk.store.kpi.KpiSourceRepository;
import io.launchdesk.store.kpi.KpiSourceRepository.StoppedClock;
import io.launchdesk.workers.engine.Requests;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what happened and writes it down as facts. */
@Component
class KpiRecording {
  private static final String DELIVERED = "delivered";

  private final Requests requests;
  private final KpiRepository kpis;
  private final KpiSourceRepository sources;
  private final ApprovalRepository approvals;
  private final Clock clock;

  KpiRecording(
      Requests requests,
      KpiRepository kpis,
      KpiSourceRepository sources,
      ApprovalRepository approvals,
      Clock clock) {
    this.requests = requests;
    this.kpis = kpis;
    this.sources = sources;
    this.approvals = approvals;
    this.clock = clock;
  }

  /**
   * Records the stage that ends now. Stages follow each other without a gap: one begins when the
   * one before it ended, the first when the request was submitted.
   *
   * @param stage {@code intake}, {@code approval}, {@code asset-production}, {@code launch}, {@code
   *     measure}
   */
  void stageEnded(String requestId, String stage) {
    RequestBrief request = requests.get(requestId);
    Instant now = clock.instant();
    Instant began = sources.lastStageEnd(requestId, stage).orElse(request.createdAt());
    List<KpiFact> facts = new ArrayList<>();
    facts.add(KpiRules.stageHours(requestId, stage, began, now));
    facts.addAll(KpiRules.stay(requestId, stage, began, now));
    facts.addAll(clocks(sources.stoppedClocks(requestId)));
    facts.addAll(stages(sources.stoppedStages(requestId)));
    switch (stage) {
      case "approval" -> facts.addAll(approval(requestId, now));
      case "asset-production" ->
          facts.add(KpiRules.reworkLoops(requestId, sources.sentBack(requestId), now));
      case "launch" -> facts.addAll(launch(request));
      default -> {}
    }
    kpis.record(requestId, facts);
  }

  /** Records the request's end. */
  void requestEnded(String requestId, String outcome) {
    RequestBrief request = requests.get(requestId);
    Instant now = clock.instant();
    List<KpiFact> facts = new ArrayList<>();
    facts.add(KpiRules.outcome(requestId, outcome, now));
    facts.add(KpiRules.leadTime(requestId, outcome, request.createdAt(), now));
    facts.addAll(clocks(sources.stoppedClocks(requestId)));
    if (outcome.equals(DELIVERED)) {
      facts.addAll(
          clocks(sources.delivery(requestId, deliveredAt(requestId, now)).stream().toList()));
    }
    kpis.record(requestId, facts);
  }

  /** Delivered is what is live; measuring comes after. */
  private Instant deliveredAt(String requestId, Instant now) {
    return sources.liveAt(requestId).orElse(now);
  }

  private List<KpiFact> approval(String requestId, Instant now) {
    List<String> decisions =
        approvals.decisions(requestId).stream().map(ApprovalDecision::decision).toList();
    return List.of(
        KpiRules.firstPassApproval(requestId, decisions, now),
        KpiRules.approvalLoops(requestId, decisions, now));
  }

  private List<KpiFact> launch(RequestBrief request) {
    Instant launchAt = request.launchAt() == null ? request.createdAt() : request.launchAt();
    Instant deadline =
        KpiRules.launchDeadline(
            launchAt, request.brief().launchDate().isEmpty(), request.promisedAt());
    return sources.liveAt(request.id()).stream()
        .map(liveAt -> KpiRules.onTimeLaunch(request.id(), deadline, liveAt))
        .toList();
  }

  /** Whether stages and the first response kept what was promised for them. */
  static List<KpiFact> stages(List<StoppedClock> stopped) {
    return stopped.stream()
        .map(
            clock ->
                KpiRules.stageSlaKept(
                    clock.elementInstanceKey(), clock.step(), clock.dueAt(), clock.endedAt()))
        .toList();
  }

  private static List<KpiFact> clocks(List<StoppedClock> stopped) {
    return stopped.stream()
        .flatMap(
            clock ->
                Stream.of(
                    KpiRules.slaKept(
                        clock.elementInstanceKey(), clock.step(), clock.dueAt(), clock.endedAt()),
                    KpiRules.stepHours(
                        clock.elementInstanceKey(),
                        clock.step(),
                        clock.startedAt(),
                        clock.endedAt())))
        .toList();
  }
}
