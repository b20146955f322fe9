package io.launchdesk.portal.request;

import io.launchdesk.portal.campaign.Campaigns;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.kpi.KpiRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.request.RequestSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a request into a campaign, or takes it out; all its figures go with it. */
@Service
class GiveCampaign {
  private final Campaigns campaigns;
  private final KpiRepository kpis;
  private final AuditLog audit;
  private final DeskChannel channel;

  GiveCampaign(Campaigns campaigns, KpiRepository kpis, AuditLog audit, DeskChannel channel) {
    this.campaigns = campaigns;
    this.kpis = kpis;
    this.audit = audit;
    this.channel = channel;
  }

  /**
   * @param campaign its id; null for none
   * @throws Refusal when the person may not, or the campaign takes no requests
   */
  @Transactional
  public void give(Access access, RequestSummary request, String campaign) {
    boolean open = request.endedAt() == null && request.withdrawnAt() == null;
    if (!access.mayGiveCampaign(request.requester(), open)) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Only who keeps campaigns puts a request into one, and its requester while it runs.");
    }
    if (Objects.equals(campaign, request.campaign())) {
      return;
    }
    campaigns.requireOpen(campaign);
    String before = kpis.moveToCampaign(request.id(), campaign).orElse(null);
    if (Objects.equals(campaign, before)) {
      return;
    }
    Map<String, Object> details = new HashMap<>();
    details.put("campaign", campaign);
    details.put("from", before);
    audit.add(access.person().username(), "request.campaign", request.id(), details);
    channel.tell(DeskNotice.request(request.id()));
  }
}
