package io.launchdesk.portal.studio.migration;

import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moving running instances to another version of their process. */
@RestController
@Tag(name = "Migrations")
class MigrationController {
  private static final String OF_PROCESS = "/api/models/process/{process}/migrations";
  private static final String ONE = "/api/migrations/{number}";

  private final Migrations migrations;

  MigrationController(Migrations migrations) {
    this.migrations = migrations;
  }

  @Operation(
      summary = "The versions of a process that the engine has",
      description = "With how many instances run on each, and what was moved between them.")
  @GetMapping(OF_PROCESS)
  Migrations.Overview overview(Access access, @PathVariable String process) {
    return migrations.overview(access, process);
  }

  @Operation(
      summary = "What moving from one version to another would mean",
      description =
          "`from` and `to` are the engine's numbers. `pairs` proposes which element is which; `problems` says what the"
              + " engine would not take.")
  @GetMapping(OF_PROCESS + "/proposal")
  Migrations.Proposal propose(
      Access access, @PathVariable String process, @RequestParam int from, @RequestParam int to) {
    return migrations.propose(access, process, from, to);
  }

  @Operation(
      summary = "List what is to be moved",
      description = "Nothing is moved before it is tried or run.")
  @PostMapping(OF_PROCESS)
  ResponseEntity<Migrations.Detail> create(
      Access access, @PathVariable String process, @RequestBody Migrations.Entered body) {
    Migrations.Detail made = migrations.create(access, process, body);
    return ResponseEntity.created(URI.create("/api/migrations/" + made.migration().number()))
        .body(made);
  }

  @Operation(summary = "How far it has come, and what could not be moved, and why")
  @GetMapping(ONE)
  Migrations.Detail detail(Access access, @PathVariable int number) {
    return migrations.detail(access, number);
  }

  @Operation(summary = "Move one, to see what happens")
  @PostMapping(ONE + "/try")
  Migrations.Detail tryOne(Access access, @PathVariable int number) {
    return migrations.tryOne(access, number);
  }

  @Operation(summary = "Move all that were not moved yet")
  @PostMapping(ONE + "/run")
  Migrations.Detail run(Access access, @PathVariable int number) {
    return migrations.run(access, number);
  }

  @Operation(summary = "Leave what was not moved yet where it is")
  @PostMapping(ONE + "/stop")
  Migrations.Detail stop(Access access, @PathVariable int number) {
    return migrations.stop(access, number);
  }
}
