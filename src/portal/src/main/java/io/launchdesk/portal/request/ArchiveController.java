package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.retention.RequestArchive;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The archive of a request as a file, for auditors. */
@RestController
@Tag(name = "Retention")
class ArchiveController {
  private static final MediaType GZIP = MediaType.parseMediaType("application/gzip");

  private final RequestDetails details;
  private final RequestArchive archive;
  private final AuditLog audit;

  ArchiveController(RequestDetails details, RequestArchive archive, AuditLog audit) {
    this.details = details;
    this.archive = archive;
    this.audit = audit;
  }

  @Operation(
      summary = "The archived details of a request: JSON lines, compressed by gzip",
      description =
          "For process owners and admins who may see the request; noted in the audit. 404 for others, while nothing of it is archived, and"
              + " when its month was taken out of the database.")
  @GetMapping("/api/requests/{id}/archive")
  ResponseEntity<byte[]> archive(Access access, @PathVariable String id) {
    details.find(access, id);
    if (!access.mayReadArchives()) {
      throw Refusal.notFound("archive of the request", id);
    }
    byte[] content =
        archive.content(id).orElseThrow(() -> Refusal.notFound("archive of the request", id));
    audit.add(access.person().username(), "request.archive", id, Map.of("bytes", content.length));
    return ResponseEntity.ok()
        .contentType(GZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(id + ".jsonl.gz").build().toString())
        .body(content);
  }
}
