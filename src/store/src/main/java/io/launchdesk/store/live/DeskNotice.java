package io.launchdesk.store.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the business tells all portals when it has changed; the payload on channel {@code desk}.
 *
 * @param to the one person whom it concerns; null when it concerns all who may see the things
 * @param requests ids of requests
 * @param tasks keys of user tasks
 * @param drafts ids of drafts
 * @param views ids of saved views
 * @param batches ids of uploaded tables
 * @param endedSession digest of the id of a session that has ended; else null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeskNotice(
    String to,
    List<String> requests,
    List<Long> tasks,
    List<String> drafts,
    List<String> views,
    List<String> batches,
    String endedSession) {

  public DeskNotice {
    requests = requests == null ? List.of() : List.copyOf(requests);
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
    drafts = drafts == null ? List.of() : List.copyOf(drafts);
    views = views == null ? List.of() : List.copyOf(views);
    batches = batches == null ? List.of() : List.copyOf(batches);
  }

  /** Something that belongs to the request has changed. */
  public static DeskNotice request(String id) {
    return new DeskNotice(null, List.of(id), null, null, null, null, null);
  }

  /** What this person alone sees of the request has changed. */
  public static DeskNotice request(String id, String person) {
    return new DeskNotice(person, List.of(id), null, null, null, null, null);
  }

  /** A task has changed for this person, who may not see it any more. */
  public static DeskNotice task(long key, String person) {
    return new DeskNotice(person, null, List.of(key), null, null, null, null);
  }

  /** A person's draft has changed or is gone. */
  public static DeskNotice draft(String id, String person) {
    return new DeskNotice(person, null, null, List.of(id), null, null, null);
  }

  /** A view that the person sees has changed or is gone, or begins the person's list now. */
  public static DeskNotice view(String id, String person) {
    return new DeskNotice(person, null, null, null, List.of(id), null, null);
  }

  /** A person's uploaded table has changed or is gone. */
  public static DeskNotice batch(String id, String person) {
    return new DeskNotice(person, null, null, null, null, List.of(id), null);
  }

  /** A browser's session has ended. */
  public static DeskNotice sessionEnded(String digest) {
    return new DeskNotice(null, null, null, null, null, null, digest);
  }
}
