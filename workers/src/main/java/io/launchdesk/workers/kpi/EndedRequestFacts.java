package io.launchdesk.workers.kpi;

import io.launchdesk.core.kpi.KpiFact;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.LeadTime;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.store.kpi.EndedRequests;
import io.launchdesk.store.kpi.EndedRequests.Ended;
import io.launchdesk.store.kpi.KpiSourceRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what a whole request was like, once the engine says that it has ended. */
@Component
class EndedRequestFacts {
  /** Stages by the call activity that is their phase. */
  private static final Map<String, String> STAGES =
      Map.of(
          "CallActivity_Intake", "intake",
          "CallActivity_Approval", "approval",
          "CallActivity_AssetProduction", "asset-production",
          "CallActivity_Launch", "launch",
          "CallActivity_Measure", "measure");

  private final EndedRequests requests;
  private final KpiSourceRepository sources;

  EndedRequestFacts(EndedRequests requests, KpiSourceRepository sources) {
    this.requests = requests;
    this.sources = sources;
  }

  /** All facts of the request that need its end. */
  List<KpiFact> of(Ended ended, BusinessCalendar calendar) {
    String id = ended.requestId();
    List<KpiFact> facts = new ArrayList<>();
    LeadTime time =
        LeadTime.of(ended.submittedAt(), ended.endedAt(), requests.stretches(ended), calendar);
    facts.addAll(KpiRules.waits(id, time, ended.endedAt()));
    EndedRequests.Steps steps = requests.steps(ended.rootKey());
    KpiRules.automatedSteps(id, steps.automated(), steps.byPeople(), ended.endedAt())
        .ifPresent(facts::add);
    requests
        .rating(id)
        .ifPresent(rated -> facts.add(KpiRules.rating(id, rated.score(), rated.at())));
    cycleTime(id).ifPresent(facts::add);
    facts.addAll(KpiRecording.stages(sources.stoppedStages(id)));
    facts.addAll(lastStay(ended));
    return facts;
  }

  private Optional<KpiFact> cycleTime(String requestId) {
    return requests
        .stageEnd(requestId, "intake")
        .flatMap(
            intake ->
                sources
                    .liveAt(requestId)
                    .map(liveAt -> KpiRules.cycleTime(requestId, intake, liveAt)));
  }

  /** A stage that was broken off has no end of its own: the request left it when it ended. */
  private List<KpiFact> lastStay(Ended ended) {
    String stage = ended.phase() == null ? null : STAGES.get(ended.phase());
    if (stage == null || requests.stageEnd(ended.requestId(), stage).isPresent()) {
      return List.of();
    }
    Instant began = sources.lastStageEnd(ended.requestId(), stage).orElse(ended.submittedAt());
    return KpiRules.stay(ended.requestId(), stage, began, ended.endedAt());
  }
}
