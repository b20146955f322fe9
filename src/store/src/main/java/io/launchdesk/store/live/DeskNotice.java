package io.launchdesk.store.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.launchdesk.store.studio.ModelId;
import java.util.Collection;
import java.util.List;

/**
 * What the business tells all portals when it has changed; the payload on channel {@code desk}.
 *
 * @param to the one person whom it concerns; null when it concerns all who may see the things
 * @param requests ids of requests
 * @param tasks keys of user tasks
 * @param drafts ids of drafts
 * @param lists names of lists that are different now, such as {@code notifications}: the person's
 *     own, or everybody's
 * @param people whose being away, or whose capacity, has changed: everybody hears of that
 * @param discussed models such as {@code process/IntakeProcess} about which somebody said something
 * @param hidden ids of requests that are kept from now on from some who saw them, or from {@code
 *     to}
 * @param endedSession digest of the id of a session that has ended; else null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeskNotice(
    String to,
    List<String> requests,
    List<Long> tasks,
    List<String> drafts,
    List<String> lists,
    List<String> people,
    List<String> discussed,
    List<String> hidden,
    String endedSession) {

  public DeskNotice {
    requests = requests == null ? List.of() : List.copyOf(requests);
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
    drafts = drafts == null ? List.of() : List.copyOf(drafts);
    lists = lists == null ? List.of() : List.copyOf(lists);
    people = people == null ? List.of() : List.copyOf(people);
    discussed = discussed == null ? List.of() : List.copyOf(discussed);
    hidden = hidden == null ? List.of() : List.copyOf(hidden);
  }

  /** Something that belongs to the request has changed. */
  public static DeskNotice request(String id) {
    return new DeskNotice(null, List.of(id), null, null, null, null, null, null, null);
  }

  /** Something that belongs to each of the requests has changed. */
  public static DeskNotice requests(Collection<String> ids) {
    return new DeskNotice(null, List.copyOf(ids), null, null, null, null, null, null, null);
  }

  /** The request is confidential: some who saw it do not any more. */
  public static DeskNotice hidden(String id) {
    return new DeskNotice(null, null, null, null, null, null, null, List.of(id), null);
  }

  /** The request is kept from this person from now on. */
  public static DeskNotice hidden(String id, String person) {
    return new DeskNotice(person, null, null, null, null, null, null, List.of(id), null);
  }

  /** What this person alone sees of the request has changed. */
  public static DeskNotice request(String id, String person) {
    return new DeskNotice(person, List.of(id), null, null, null, null, null, null, null);
  }

  /** A task has changed for this person, who may not see it any more. */
  public static DeskNotice task(long key, String person) {
    return new DeskNotice(person, null, List.of(key), null, null, null, null, null, null);
  }

  /** A person's draft has changed or is gone. */
  public static DeskNotice draft(String id, String person) {
    return new DeskNotice(person, null, null, List.of(id), null, null, null, null, null);
  }

  /** A person was told something, or has read it. */
  public static DeskNotice notifications(String person) {
    return list("notifications", person);
  }

  /** A view that the person sees has changed or is gone, or begins the person's list now. */
  public static DeskNotice views(String person) {
    return list("views", person);
  }

  /** A person's uploaded table has changed or is gone. */
  public static DeskNotice batches(String person) {
    return list("batches", person);
  }

  /** A channel of a chat system, or how its messages fare, has changed; for one who keeps them. */
  public static DeskNotice webhooks(String person) {
    return list("webhooks", person);
  }

  /** A model has a new version, or somebody has begun to change one; for one who edits models. */
  public static DeskNotice models(String person) {
    return list("models", person);
  }

  /** An agreement has changed; for one who is named in it. */
  public static DeskNotice agreements(String person) {
    return list("agreements", person);
  }

  /** Whether new requests are taken has changed, for everybody. */
  public static DeskNotice intake() {
    return list("intake", null);
  }

  private static DeskNotice list(String name, String person) {
    return new DeskNotice(person, null, null, null, List.of(name), null, null, null, null);
  }

  /** Who is away, or how much they work, has changed for these people. */
  public static DeskNotice people(Collection<String> usernames) {
    return new DeskNotice(null, null, null, null, null, List.copyOf(usernames), null, null, null);
  }

  /** Somebody said something about a model, or resolved it; for all who see models. */
  public static DeskNotice discussed(ModelId model) {
    return new DeskNotice(
        null, null, null, null, null, null, List.of(model.toString()), null, null);
  }

  /** A browser's session has ended. */
  public static DeskNotice sessionEnded(String digest) {
    return new DeskNotice(null, null, null, null, null, null, null, null, digest);
  }
}
