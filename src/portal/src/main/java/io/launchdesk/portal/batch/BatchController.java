package io.launchdesk.portal.batch;

import io.launchdesk.core.form.FieldShape;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.sheet.SheetLimits;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.batch.Batch;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Several requests at once from a file. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports")
class BatchController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final List<String> ENCODINGS =
      List.of("auto", "utf-8", "utf-16", "windows-1250", "windows-1252");

  /** So many rows are submitted by one call: few enough for an answer within a moment. */
  private static final int AT_ONCE = 10;

  private final Batches batches;
  private final BatchFiles files;

  BatchController(Batches batches, BatchFiles files) {
    this.batches = batches;
    this.files = files;
  }

  record Limits(int rows, int bytes) {}

  /**
   * @param label as the form has it, in English
   * @param head as files have it, in the person's language
   * @param given whether the file has it
   */
  record Column(
      String field,
      String label,
      String head,
      FieldShape.Sort sort,
      boolean required,
      List<FieldShape.Choice> options,
      boolean given) {}

  /** A table with its rows, and all columns that its type has. */
  record Detail(Batch batch, List<Column> columns, List<Batches.Row> rows) {}

  record Correction(Map<String, String> cells) {}

  @Operation(summary = "How many rows and bytes a file may have")
  @GetMapping("/limits")
  Limits limits() {
    return new Limits(SheetLimits.ROWS, SheetLimits.BYTES);
  }

  @Operation(summary = "A file to fill in, with the type's fields as columns; format: csv or xlsx")
  @GetMapping("/template")
  ResponseEntity<byte[]> template(
      Access access,
      @RequestParam String type,
      @RequestParam(defaultValue = "xlsx") String format) {
    boolean xlsx = isXlsx(format);
    return file(files.template(access.person(), type, xlsx), type, xlsx);
  }

  @Operation(summary = "My uploaded files, the newest first")
  @GetMapping
  Page<Batch> list(Access access) {
    return Page.whole(batches.all(access.person()));
  }

  @Operation(
      summary = "Upload a file with several requests of one type; nothing is submitted yet",
      description =
          "The body is the file itself, CSV or XLSX; its content decides which. `encoding` of CSV: auto, utf-8, utf-16,"
              + " windows-1250, windows-1252. With an `id` of the caller's making the call can be sent again.")
  @PostMapping
  ResponseEntity<Batch> upload(
      Access access,
      @RequestParam String type,
      @RequestParam String name,
      @RequestParam(defaultValue = "auto") String encoding,
      @RequestParam(required = false) UUID id,
      HttpServletRequest call)
      throws IOException {
    String written =
        new ListQuery(Map.of("encoding", encoding)).oneOf("encoding", "auto", ENCODINGS);
    byte[] body = call.getInputStream().readAllBytes();
    Batch batch =
        batches.take(
            access.person(), id == null ? UUID.randomUUID() : id, type, name, body, written);
    return ResponseEntity.created(URI.create("/api/imports/" + batch.id())).body(batch);
  }

  @Operation(summary = "An uploaded file: its columns, and its rows with what is wrong in them")
  @GetMapping("/{id}")
  Detail detail(Access access, @PathVariable UUID id) {
    Batch batch = batches.find(access.person(), id);
    List<Column> columns =
        batches.columns(access.person(), batch.type()).stream()
            .map(
                column ->
                    new Column(
                        column.shape().field(),
                        column.shape().label(),
                        column.head(),
                        column.shape().sort(),
                        column.shape().required(),
                        column.shape().options(),
                        batch.columns().contains(column.shape().field())))
            .toList();
    return new Detail(batch, columns, batches.rows(access.person(), batch));
  }

  @Operation(summary = "Correct a row: what all its cells say, by field")
  @PutMapping("/{id}/rows/{position}")
  Batches.Row correct(
      Access access,
      @PathVariable UUID id,
      @PathVariable int position,
      @RequestBody Correction body) {
    return batches.correct(access.person(), id, position, body.cells());
  }

  @Operation(
      summary = "Submit the next good rows",
      description =
          "Up to ten with each call: call again until `left` is 0. A row becomes one request, however often it is tried.")
  @PostMapping("/{id}/submit")
  Batches.Progress submit(Access access, @PathVariable UUID id) {
    return batches.submit(access.person(), id, AT_ONCE);
  }

  @Operation(summary = "The rows that are no requests, as a file; format: csv or xlsx")
  @GetMapping("/{id}/left")
  ResponseEntity<byte[]> left(
      Access access, @PathVariable UUID id, @RequestParam(defaultValue = "xlsx") String format) {
    Batch batch = batches.find(access.person(), id);
    boolean xlsx = isXlsx(format);
    return file(files.left(access.person(), batch, xlsx), batch.type(), xlsx);
  }

  @Operation(summary = "Throw an uploaded file away; its requests stay")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(Access access, @PathVariable UUID id) {
    batches.discard(access.person(), id);
  }

  private static boolean isXlsx(String format) {
    if (!EnteredJson.isStorable(format) || !List.of("csv", "xlsx").contains(format)) {
      throw Refusal.parameter("format", "must be csv or xlsx.");
    }
    return format.equals("xlsx");
  }

  private static ResponseEntity<byte[]> file(byte[] content, String name, boolean xlsx) {
    return ResponseEntity.ok()
        .contentType(
            xlsx
                ? MediaType.parseMediaType(XLSX)
                : new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name + (xlsx ? ".xlsx" : ".csv"))
                .build()
                .toString())
        .body(content);
  }
}
