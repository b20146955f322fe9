package io.launchdesk.portal.campaign;

import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.campaign.Campaign;
import io.launchdesk.store.campaign.CampaignRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.PersonRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns, which hold requests that belong together. */
@RestController
@RequestMapping("/api/campaigns")
@Tag(name = "Campaigns")
class CampaignController {
  private final Campaigns campaigns;
  private final CampaignRepository counts;
  private final PersonRepository people;

  CampaignController(Campaigns campaigns, CampaignRepository counts, PersonRepository people) {
    this.campaigns = campaigns;
    this.counts = counts;
    this.people = people;
  }

  /**
   * A new campaign.
   *
   * @param id what addresses, views and figures are to call it; never changes
   */
  record Beginning(
      String id, String name, String owner, LocalDate from, LocalDate until, String description) {}

  /** A person. */
  record Named(String username, String name) {}

  /**
   * A campaign.
   *
   * @param until its last day, included; null while that is not known
   * @param closedAt since when it takes no more requests; null while it does
   * @param requests how many are in it, whether or not the caller sees them
   * @param mayChange whether the caller may change it
   */
  record Shown(
      String id,
      String name,
      Named owner,
      LocalDate from,
      LocalDate until,
      String description,
      Instant closedAt,
      long requests,
      int version,
      boolean mayChange) {}

  @Operation(
      summary = "All campaigns",
      description = "Those that take requests first, then the one that began last first.")
  @GetMapping
  Page<Shown> list(Access access) {
    return Page.whole(shown(access, campaigns.all()));
  }

  @Operation(summary = "A campaign; the header ETag is its version")
  @GetMapping("/{id}")
  ResponseEntity<Shown> one(Access access, @PathVariable String id) {
    return tagged(access, campaigns.find(id));
  }

  @Operation(
      summary = "Begin a campaign",
      description =
          "For process owners, launch managers, marketing leads and admins. `id`: small letters and digits with hyphens;"
              + " it never changes.")
  @PostMapping
  ResponseEntity<Shown> add(Access access, @RequestBody Beginning body) {
    Campaign campaign =
        campaigns.add(
            access,
            body.id(),
            new CampaignEntry(
                body.name(), body.owner(), body.from(), body.until(), body.description(), false));
    return ResponseEntity.created(URI.create("/api/campaigns/" + campaign.id()))
        .eTag(Versions.tag(campaign.version()))
        .body(shown(access, List.of(campaign)).getFirst());
  }

  @Operation(
      summary = "Change a campaign, close it or open it again",
      description =
          "If-Match has the version that was changed. A closed one takes no more requests; those that are in it stay.")
  @PutMapping("/{id}")
  ResponseEntity<Shown> change(
      Access access,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody CampaignEntry body) {
    return tagged(access, campaigns.change(access, id, Versions.from(version), body));
  }

  private ResponseEntity<Shown> tagged(Access access, Campaign campaign) {
    return ResponseEntity.ok()
        .eTag(Versions.tag(campaign.version()))
        .body(shown(access, List.of(campaign)).getFirst());
  }

  private List<Shown> shown(Access access, List<Campaign> all) {
    Map<String, Long> requests = counts.requests();
    Map<String, String> names =
        people.displayNames(all.stream().map(Campaign::owner).distinct().toList());
    return all.stream()
        .map(
            one ->
                new Shown(
                    one.id(),
                    one.name(),
                    new Named(one.owner(), names.getOrDefault(one.owner(), one.owner())),
                    one.from(),
                    one.until(),
                    one.description(),
                    one.closedAt(),
                    requests.getOrDefault(one.id(), 0L),
                    one.version(),
                    access.mayChangeCampaigns()))
        .toList();
  }
}
