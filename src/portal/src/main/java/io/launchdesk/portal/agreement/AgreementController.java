package io.launchdesk.portal.agreement;

import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.sla.AgreementRepository.Agreement;
import io.launchdesk.store.sla.AgreementVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agreements on service levels. */
@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements")
class AgreementController {
  private final Agreements agreements;
  private final PersonRepository people;

  AgreementController(Agreements agreements, PersonRepository people) {
    this.agreements = agreements;
    this.people = people;
  }

  /** What a version can name; {@code steps} are those whose time is measured. */
  record Choices(
      List<String> steps,
      List<String> requestTypes,
      List<String> priorities,
      List<String> slaClasses,
      List<String> groups,
      List<String> teams,
      List<NamedCalendar> calendars) {}

  /**
   * A business calendar.
   *
   * @param name for people
   */
  record NamedCalendar(String id, String name) {}

  /**
   * An agreement.
   *
   * @param latest number of its newest version; what a change is made from
   * @param inForce number of the version in force; null when none is
   * @param mayChange whether the caller may write versions and end it
   * @param versions the newest first; in a list the newest and the one in force alone
   */
  record Shown(
      String id,
      int latest,
      Integer inForce,
      Instant endedAt,
      Named endedBy,
      boolean mayChange,
      List<ShownVersion> versions) {}

  /** A person. */
  record Named(String username, String name) {}

  /**
   * A version.
   *
   * @param providerAgreedAt null until then, as with the customer's
   * @param inForceAt since when it was in force; null while it never was
   * @param mayAgree whether the caller is asked to agree and has not
   */
  record ShownVersion(
      int version,
      String name,
      String step,
      String requestType,
      String priority,
      String slaClass,
      String provider,
      String customerTeam,
      String deliverable,
      BigDecimal targetHours,
      BigDecimal remindAfterHours,
      BigDecimal escalateAfterHours,
      String calendar,
      String calendarName,
      boolean pausesForRequester,
      Named providerPerson,
      Named customerPerson,
      Instant providerAgreedAt,
      Instant customerAgreedAt,
      Instant validFrom,
      Named madeBy,
      Instant madeAt,
      Instant inForceAt,
      boolean mayAgree) {}

  @Operation(
      summary = "Agreements",
      description =
          """
          All for process owners and admins; for others those in which they are named. `versions` holds the newest \
          version and the one in force.""")
  @GetMapping
  Page<Shown> list(Access access) {
    return Page.whole(
        agreements.all(access).stream().map(one -> shown(access, one, false)).toList());
  }

  @Operation(summary = "What an agreement can name")
  @GetMapping("/choices")
  Choices choices(Access access) {
    return agreements.choices(access);
  }

  @Operation(summary = "An agreement with all its versions")
  @GetMapping("/{id}")
  Shown one(Access access, @PathVariable String id) {
    return shown(access, agreements.find(access, id), true);
  }

  @Operation(
      summary = "Make an agreement",
      description =
          """
          It comes into force when both persons that it names have agreed and `validFrom` has come. Who writes it and is \
          named has agreed by that.""")
  @PostMapping
  ResponseEntity<Shown> add(Access access, @RequestBody AgreementEntry body) {
    Agreement made = agreements.add(access, body);
    return ResponseEntity.created(URI.create("/api/agreements/" + made.id()))
        .eTag(Versions.tag(made.latest()))
        .body(shown(access, made, true));
  }

  @Operation(
      summary = "Write the next version",
      description =
          "`If-Match` carries `latest`. The version before stays in force until both have agreed to this one.")
  @PostMapping("/{id}/versions")
  ResponseEntity<Shown> change(
      Access access,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) String ifMatch,
      @RequestBody AgreementEntry body) {
    Agreement changed = agreements.change(access, id, Versions.from(ifMatch), body);
    return ResponseEntity.ok()
        .eTag(Versions.tag(changed.latest()))
        .body(shown(access, changed, true));
  }

  @Operation(summary = "Agree to the newest version, for each party for which it names the caller")
  @PostMapping("/{id}/versions/{version}/agree")
  Shown agree(Access access, @PathVariable String id, @PathVariable int version) {
    return shown(access, agreements.agree(access, id, version), true);
  }

  @Operation(summary = "End an agreement; open clocks go by what else holds")
  @PostMapping("/{id}/end")
  Shown end(Access access, @PathVariable String id) {
    return shown(access, agreements.end(access, id), true);
  }

  private Shown shown(Access access, Agreement agreement, boolean whole) {
    List<AgreementVersion> all = agreements.versions(agreement);
    Integer inForce =
        all.stream()
            .filter(one -> one.inForceAt() != null && agreement.endedAt() == null)
            .map(AgreementVersion::version)
            .findFirst()
            .orElse(null);
    List<AgreementVersion> told =
        all.stream()
            .filter(one -> whole || one.version() == agreement.latest() || isNumber(inForce, one))
            .toList();
    Map<String, String> names =
        people.displayNames(
            Stream.concat(
                    Stream.ofNullable(agreement.endedBy()),
                    told.stream()
                        .flatMap(
                            one ->
                                Arrays.asList(
                                    one.providerPerson(), one.customerPerson(), one.madeBy())
                                    .stream()))
                .distinct()
                .toList());
    Map<String, String> calendars = agreements.calendarNames();
    return new Shown(
        agreement.id(),
        agreement.latest(),
        inForce,
        agreement.endedAt(),
        agreement.endedBy() == null ? null : named(names, agreement.endedBy()),
        access.mayChangeAgreements(),
        told.stream().map(one -> shown(access, agreement, one, names, calendars)).toList());
  }

  private static boolean isNumber(Integer number, AgreementVersion version) {
    return number != null && number == version.version();
  }

  private static ShownVersion shown(
      Access access,
      Agreement agreement,
      AgreementVersion one,
      Map<String, String> names,
      Map<String, String> calendars) {
    String me = access.person().username();
    boolean asked =
        one.providerPerson().equals(me) && one.providerAgreedAt() == null
            || one.customerPerson().equals(me) && one.customerAgreedAt() == null;
    return new ShownVersion(
        one.version(),
        one.name(),
        one.step(),
        one.requestType(),
        one.priority(),
        one.slaClass(),
        one.providerGroup(),
        one.customerTeam(),
        one.deliverable(),
        one.targetHours(),
        one.remindHours(),
        one.escalateHours(),
        one.calendar(),
        calendars.getOrDefault(one.calendar(), one.calendar()),
        one.standsStill(),
        named(names, one.providerPerson()),
        named(names, one.customerPerson()),
        one.providerAgreedAt(),
        one.customerAgreedAt(),
        one.validFrom(),
        named(names, one.madeBy()),
        one.madeAt(),
        one.inForceAt(),
        asked && one.version() == agreement.latest() && agreement.endedAt() == null);
  }

  private static Named named(Map<String, String> names, String username) {
    return new Named(username, names.getOrDefault(username, username));
  }
}
