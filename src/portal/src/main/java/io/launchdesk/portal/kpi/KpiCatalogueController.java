package io.launchdesk.portal.kpi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.core.kpi.KpiDefinition;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.KpiTarget;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What each figure means, and what is aimed at. */
@RestController
@RequestMapping("/api/kpi-catalogue")
@Tag(name = "KPIs")
class KpiCatalogueController {
  private final KpiTargets targets;

  KpiCatalogueController(KpiTargets targets) {
    this.targets = targets;
  }

  /**
   * A definition with what is aimed at today.
   *
   * @param words prefix of the web client's texts: {@code <words>.name}, {@code .definition},
   *     {@code .formula}
   * @param target null when there is no aim
   * @param targetVersion the latest version, whenever it holds; 0 when there never was an aim
   * @param mayChange whether the caller may change the aim
   */
  record Entry(
      @JsonUnwrapped KpiDefinition kpi,
      String words,
      KpiTarget target,
      int targetVersion,
      boolean mayChange) {}

  /**
   * A new aim.
   *
   * @param value in the KPI's unit; null for no aim any more
   * @param effectiveFrom the first day; null for today
   */
  record NewTarget(BigDecimal value, String reason, LocalDate effectiveFrom) {}

  @Operation(summary = "All figures: definition, unit, source, owner, target, version")
  @GetMapping
  Page<Entry> all(Access access) {
    return Page.whole(targets.catalogue(access));
  }

  @Operation(summary = "What was and is aimed at, the latest first")
  @GetMapping("/{kpi}/targets")
  Page<KpiTarget> versions(Access access, @PathVariable String kpi) {
    return Page.whole(targets.versions(access, kpi));
  }

  @Operation(
      summary = "Aim at something else",
      description =
          "For process owners, analysts and admins. If-Match has the `targetVersion` that was read; what was aimed at"
              + " before stays in the list.")
  @PutMapping("/{kpi}/target")
  ResponseEntity<KpiTarget> change(
      Access access,
      @PathVariable String kpi,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody NewTarget body) {
    KpiTarget target = targets.change(access, kpi, version, body);
    return ResponseEntity.ok().eTag(Versions.tag(target.version())).body(target);
  }
}
