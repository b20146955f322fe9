package io.launchdesk.portal.studio;

import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All models as one folder, out and in. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Models")
class ModelFolderController {
  private final ModelFolder folder;

  ModelFolderController(ModelFolder folder) {
    this.folder = folder;
  }

  /**
   * A file that was taken in.
   *
   * @param outcome {@code same}, {@code draft}, {@code own-draft}, {@code unknown}, {@code refused}
   * @param message what is wrong with it; null when nothing is
   */
  record Taken(String file, String kind, String id, String outcome, String message) {}

  @Operation(
      summary = "All models as a folder",
      description =
          "A zip file with processes/ and forms/: the newest version of each, byte for byte, named by its id.")
  @GetMapping("/folder.zip")
  ResponseEntity<byte[]> out(Access access) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"models.zip\"")
        .body(folder.zip(access));
  }

  @Operation(
      summary = "Take a folder in; the body is the zip file itself",
      description =
          "What differs from every version becomes a draft of the caller. A draft that is there is not overwritten.")
  @PostMapping("/folder")
  Page<Taken> in(Access access, HttpServletRequest call) throws IOException {
    return Page.whole(
        folder.take(access, call.getInputStream()).stream()
            .map(
                one ->
                    new Taken(
                        one.file(),
                        one.kind(),
                        one.id(),
                        one.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        one.message()))
            .toList());
  }
}
