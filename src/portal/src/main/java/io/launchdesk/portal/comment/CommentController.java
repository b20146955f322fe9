package io.launchdesk.portal.comment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.portal.request.RequestLookup;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.comment.Comment;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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

/** Comments on a request, for all who see the request. */
@RestController
@RequestMapping("/api/requests/{id}")
@Tag(name = "Comments")
class CommentController {
  private final RequestLookup requests;
  private final Comments comments;

  CommentController(RequestLookup requests, Comments comments) {
    this.requests = requests;
    this.comments = comments;
  }

  record Said(@JsonUnwrapped Comment comment, List<String> notReached) {
    static Said of(Comments.Stored stored) {
      return new Said(stored.comment(), stored.notReached());
    }
  }

  record Saying(UUID key, String text) {}

  record Editing(String text) {}

  record Seen(Long commentId) {}

  @Operation(summary = "Comments on a request, the earliest first; deleted ones without their text")
  @GetMapping("/comments")
  Page<Comment> list(
      Access access,
      @PathVariable String id,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return comments.page(requests.find(access, id).id(), cursor, limit);
  }

  @Operation(
      summary = "Comment on a request",
      description =
          "Plain text of up to 10,000 characters; @username addresses somebody. `notReached` has the names of"
              + " those who do not see the request, and of nobody. With a `key` of the caller's making the call can"
              + " be sent again.")
  @PostMapping("/comments")
  ResponseEntity<Said> say(Access access, @PathVariable String id, @RequestBody Saying body) {
    Comments.Stored stored =
        comments.say(
            requests.find(access, id).id(), access.person().username(), body.key(), body.text());
    return ResponseEntity.created(
            URI.create("/api/requests/" + id + "/comments/" + stored.comment().id()))
        .body(Said.of(stored));
  }

  @Operation(summary = "Change a comment of mine")
  @PutMapping("/comments/{comment}")
  Said edit(
      Access access,
      @PathVariable String id,
      @PathVariable long comment,
      @RequestBody Editing body) {
    return Said.of(
        comments.edit(
            requests.find(access, id).id(), comment, access.person().username(), body.text()));
  }

  @Operation(summary = "Delete a comment of mine; that there was one stays to be seen")
  @DeleteMapping("/comments/{comment}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Access access, @PathVariable String id, @PathVariable long comment) {
    comments.delete(requests.find(access, id).id(), comment, access.person().username());
  }

  @Operation(
      summary = "I have seen the comments of a request",
      description = "Up to `commentId`; without a body all that are there.")
  @PutMapping("/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void see(Access access, @PathVariable String id, @RequestBody(required = false) Seen body) {
    comments.see(
        requests.find(access, id).id(),
        access.person().username(),
        body == null ? null : body.commentId());
  }
}
