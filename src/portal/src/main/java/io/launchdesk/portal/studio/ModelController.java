package io.launchdesk.portal.studio;

import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.studio.ModelDraft;
import io.launchdesk.store.studio.ModelDraftRepository.Writer;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Processes, decisions and forms as process owners edit them. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Models")
class ModelController {
  private final Models models;

  ModelController(Models models) {
    this.models = models;
  }

  /** Who is writing, in words. */
  record Writing(String person, String name, int base, Instant updatedAt) {}

  /** A model in the list. */
  record Listed(
      String kind,
      String id,
      String file,
      ModelVersion latest,
      List<Writing> writers,
      int openThreads) {}

  /** A model with its past. */
  record Shown(
      String kind,
      String id,
      String file,
      ModelVersion latest,
      List<ModelVersion> versions,
      List<Writing> writers) {}

  /** What a model begins with. */
  record Begun(String content, String note) {}

  /** What makes a draft a version. */
  record Kept(String note) {}

  @Operation(
      summary = "All models",
      description =
          "With the newest version of each, who is writing one, and how many threads about it are open.")
  @GetMapping
  Page<Listed> list(Access access) {
    return Page.whole(
        models.all(access).stream()
            .map(
                one ->
                    new Listed(
                        one.id().kind().slug(),
                        one.id().model(),
                        one.id().file(),
                        one.latest(),
                        writing(one.writers()),
                        one.openThreads()))
            .toList());
  }

  @Operation(summary = "A model with its versions, the newest first")
  @GetMapping("/{kind}/{model}")
  Shown detail(Access access, @PathVariable String kind, @PathVariable String model) {
    return shown(models.detail(access, ModelAddress.of(kind, model)));
  }

  @Operation(
      summary = "Begin a model",
      description =
          "`content` becomes its first version, which is not live. The id is the one in the content; one that a model of"
              + " this kind has is refused.")
  @PostMapping("/{kind}")
  ResponseEntity<Shown> create(Access access, @PathVariable String kind, @RequestBody Begun body) {
    Models.Detail made =
        models.create(access, ModelAddress.kind(kind), body.content(), body.note());
    return ResponseEntity.created(
            URI.create("/api/models/%s/%s".formatted(kind, made.id().model())))
        .body(shown(made));
  }

  private static Shown shown(Models.Detail found) {
    return new Shown(
        found.id().kind().slug(),
        found.id().model(),
        found.id().file(),
        found.versions().getFirst(),
        found.versions(),
        writing(found.writers()));
  }

  @Operation(summary = "A version as a file, byte for byte as it was saved")
  @GetMapping("/{kind}/{model}/versions/{number}")
  ResponseEntity<byte[]> file(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @PathVariable int number) {
    ModelId id = ModelAddress.of(kind, model);
    byte[] content = models.content(access, id, number).getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(id.file(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  @Operation(
      summary = "My draft of the model",
      description = "The header ETag is its version. 204 when I have none.")
  @GetMapping("/{kind}/{model}/draft")
  ResponseEntity<ModelDraft> draft(
      Access access, @PathVariable String kind, @PathVariable String model) {
    return models
        .draft(access, ModelAddress.of(kind, model))
        .map(ModelController::tagged)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @Operation(
      summary = "Save my draft",
      description =
          "`base` is the version that it was made from. If-Match has the version of the draft that was changed, \"0\" for a"
              + " new one; when it was saved elsewhere meanwhile, the problem `changed-elsewhere` has the newer one in"
              + " `current`.")
  @PutMapping("/{kind}/{model}/draft")
  ResponseEntity<ModelDraft> save(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Models.Entered body) {
    return tagged(models.save(access, ModelAddress.of(kind, model), Versions.from(version), body));
  }

  @Operation(summary = "Throw my draft away")
  @DeleteMapping("/{kind}/{model}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(Access access, @PathVariable String kind, @PathVariable String model) {
    models.discard(access, ModelAddress.of(kind, model));
  }

  @Operation(
      summary = "Make my draft a version",
      description =
          "If-Match has the version of the draft. When somebody made a version since the draft was begun, the problem"
              + " `model-changed` has it in `current`; save the draft with that version as its `base` once its changes are in.")
  @PostMapping("/{kind}/{model}/versions")
  ResponseEntity<ModelVersion> keep(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Kept body) {
    ModelVersion made =
        models.keep(access, ModelAddress.of(kind, model), Versions.from(version), body.note());
    return ResponseEntity.created(
            URI.create("/api/models/%s/%s/versions/%d".formatted(kind, model, made.number())))
        .body(made);
  }

  private static List<Writing> writing(List<Writer> writers) {
    return writers.stream()
        .map(one -> new Writing(one.owner(), one.name(), one.base(), one.updatedAt()))
        .toList();
  }

  private static ResponseEntity<ModelDraft> tagged(ModelDraft draft) {
    return ResponseEntity.ok().eTag(Versions.tag(draft.version())).body(draft);
  }
}
