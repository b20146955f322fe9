package io.launchdesk.portal.request;

import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The campaign that a request is in. */
@RestController
@RequestMapping("/api/requests/{id}/campaign")
@Tag(name = "Campaigns")
class RequestCampaignController {
  private final RequestDetails details;
  private final GiveCampaign give;

  RequestCampaignController(RequestDetails details, GiveCampaign give) {
    this.details = details;
    this.give = give;
  }

  /**
   * @param campaign its id; null for none
   */
  record Wanted(String campaign) {}

  @Operation(
      summary = "Put a request into a campaign, or take it out with `null`",
      description =
          "For who keeps campaigns, and for its requester while it runs. All its figures, of the past too, go with it.")
  @PutMapping
  RequestDetails.Detail give(Access access, @PathVariable String id, @RequestBody Wanted wanted) {
    give.give(access, details.find(access, id), wanted.campaign());
    return details.detail(access, id);
  }
}
