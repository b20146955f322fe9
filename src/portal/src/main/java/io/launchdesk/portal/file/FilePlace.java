package io.launchdesk.portal.file;

import io.launchdesk.store.live.DeskNotice;
import java.util.UUID;

/**
 * What a file belongs to: a request, one of its comments, or a draft.
 *
 * @param requestId null for a draft
 * @param commentId null unless it belongs to a comment
 * @param draftId null unless it belongs to a draft
 */
record FilePlace(String requestId, Long commentId, UUID draftId) {
  static FilePlace request(String id) {
    return new FilePlace(id, null, null);
  }

  static FilePlace comment(String requestId, long id) {
    return new FilePlace(requestId, id, null);
  }

  static FilePlace draft(UUID id) {
    return new FilePlace(null, null, id);
  }

  /** Tells that the files here have changed. */
  DeskNotice notice(String owner) {
    return draftId == null
        ? DeskNotice.request(requestId)
        : DeskNotice.draft(draftId.toString(), owner);
  }
}
