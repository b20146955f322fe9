package io.launchdesk.portal.file;

import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.request.RequestLookup;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.comment.CommentRepository;
import io.launchdesk.store.draft.DraftRepository;
import io.launchdesk.store.file.FileRepository;
import io.launchdesk.store.file.StoredFile;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.live.DeskChannel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of requests, comments and drafts; seen by whoever sees what they belong to. */
@RestController
@RequestMapping("/api")
@Tag(name = "Files")
class FileController {
  /** Whatever a file says, a browser runs nothing of it. */
  private static final String SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

  private final AddFile adding;
  private final FileRepository files;
  private final FileFolder folder;
  private final FileTypes types;
  private final RequestLookup requests;
  private final DraftRepository drafts;
  private final CommentRepository comments;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final long most;

  FileController(
      AddFile adding,
      FileRepository files,
      FileFolder folder,
      FileTypes types,
      RequestLookup requests,
      DraftRepository drafts,
      CommentRepository comments,
      DeskChannel channel,
      TransactionTemplate transaction,
      PortalSettings settings) {
    this.adding = adding;
    this.files = files;
    this.folder = folder;
    this.types = types;
    this.requests = requests;
    this.drafts = drafts;
    this.comments = comments;
    this.channel = channel;
    this.transaction = transaction;
    this.most = settings.files().most().toBytes();
  }

  record Type(String type, List<String> extensions) {}

  record Limits(long mostBytes, List<Type> types) {}

  @Operation(summary = "How large files may be, and of which types")
  @GetMapping("/files/limits")
  Limits limits() {
    return new Limits(
        most,
        types.allowed().entrySet().stream()
            .map(entry -> new Type(entry.getKey(), entry.getValue()))
            .toList());
  }

  @Operation(summary = "Files of a request and of its comments, the earliest first")
  @GetMapping("/requests/{id}/files")
  Page<StoredFile> ofRequest(Access access, @PathVariable String id) {
    return Page.whole(files.ofRequest(requests.find(access, id).id()));
  }

  @Operation(summary = "Files of a draft of mine, the earliest first")
  @GetMapping("/drafts/{id}/files")
  Page<StoredFile> ofDraft(Access access, @PathVariable UUID id) {
    requireDraft(access, id);
    return Page.whole(files.ofDraft(id));
  }

  @Operation(summary = "Add a file to a request; the body is the file itself")
  @PostMapping("/requests/{id}/files")
  ResponseEntity<StoredFile> addToRequest(
      Access access, @PathVariable String id, @RequestParam String name, HttpServletRequest call)
      throws IOException {
    return add(FilePlace.request(requests.find(access, id).id()), access, name, call);
  }

  @Operation(summary = "Add a file to a comment of mine; the body is the file itself")
  @PostMapping("/requests/{id}/comments/{comment}/files")
  ResponseEntity<StoredFile> addToComment(
      Access access,
      @PathVariable String id,
      @PathVariable long comment,
      @RequestParam String name,
      HttpServletRequest call)
      throws IOException {
    String request = requests.find(access, id).id();
    boolean mine =
        comments
            .find(request, comment)
            .filter(one -> one.deletedAt() == null)
            .orElseThrow(() -> Refusal.notFound("comment", comment))
            .author()
            .equals(access.person().username());
    if (!mine) {
      throw new Refusal(ProblemType.FORBIDDEN, "Only who wrote a comment adds files to it.");
    }
    return add(FilePlace.comment(request, comment), access, name, call);
  }

  @Operation(summary = "Add a file to a draft of mine; the body is the file itself")
  @PostMapping("/drafts/{id}/files")
  ResponseEntity<StoredFile> addToDraft(
      Access access, @PathVariable UUID id, @RequestParam String name, HttpServletRequest call)
      throws IOException {
    requireDraft(access, id);
    return add(FilePlace.draft(id), access, name, call);
  }

  @Operation(
      summary = "Download a file, whole or in ranges",
      description = "With inline=true pictures, sound, video and text are shown by the browser.")
  @GetMapping("/files/{id}")
  ResponseEntity<Resource> download(
      Access access, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean inline) {
    StoredFile file = find(access, id);
    Path path = folder.path(file.sha256());
    var disposition =
        inline && types.isShown(file.type())
            ? ContentDisposition.inline()
            : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.type()))
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag("\"" + file.sha256() + "\"")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            disposition.filename(file.name(), StandardCharsets.UTF_8).build().toString())
        .header("Content-Security-Policy", SANDBOX)
        .body(new FileSystemResource(path));
  }

  @Operation(summary = "Remove a file that I added")
  @DeleteMapping("/files/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Access access, @PathVariable UUID id) {
    StoredFile file = find(access, id);
    if (!file.owner().equals(access.person().username())) {
      throw new Refusal(ProblemType.FORBIDDEN, "Only who added a file removes it.");
    }
    var place = new FilePlace(file.requestId(), file.commentId(), file.draftId());
    transaction.executeWithoutResult(
        status -> {
          if (files.delete(id)) {
            channel.tell(place.notice(file.owner()));
          }
        });
  }

  private ResponseEntity<StoredFile> add(
      FilePlace place, Access access, String name, HttpServletRequest call) throws IOException {
    StoredFile file = adding.add(place, access.person().username(), name, call.getInputStream());
    return ResponseEntity.created(URI.create("/api/files/" + file.id())).body(file);
  }

  private StoredFile find(Access access, UUID id) {
    StoredFile file = files.find(id).orElseThrow(() -> Refusal.notFound("file", id));
    try {
      if (file.draftId() == null) {
        requests.find(access, file.requestId());
      } else {
        requireDraft(access, file.draftId());
      }
      return file;
    } catch (Refusal hidden) {
      throw Refusal.notFound("file", id);
    }
  }

  private void requireDraft(Access access, UUID id) {
    drafts.find(id, access.person().username()).orElseThrow(() -> Refusal.notFound("draft", id));
  }
}
