package io.launchdesk.portal.live;

import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.live.Onlookers.FormerHolder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was told since browsers were told last. Not for several threads. */
final class Changes {
  /** Beyond so many things it is cheaper to have everybody read anew. */
  static final int MOST = 5_000;

  /** What the exporter tells. */
  record EngineNotice(List<Long> roots, List<Long> userTasks) {}

  final Set<String> requests = new HashSet<>();
  final Set<Long> roots = new HashSet<>();
  final Set<Long> tasks = new HashSet<>();
  final Set<String> people = new HashSet<>();
  final Set<String> discussed = new HashSet<>();
  final Set<String> lists = new HashSet<>();

  /** Requests that have become confidential. */
  final Set<String> hidden = new HashSet<>();

  /** People from whom a request is kept from now on. */
  final Set<String> losing = new HashSet<>();

  /** People who were told of a task as its holder until now. */
  final Set<FormerHolder> former = new HashSet<>();

  final Map<String, Told> personal = new HashMap<>();
  private boolean unknown;

  void add(EngineNotice notice) {
    roots.addAll(notice.roots());
    tasks.addAll(notice.userTasks());
  }

  void add(DeskNotice notice) {
    people.addAll(notice.people());
    discussed.addAll(notice.discussed());
    if (notice.to() == null) {
      requests.addAll(notice.requests());
      tasks.addAll(notice.tasks());
      lists.addAll(notice.lists());
      hidden.addAll(notice.hidden());
    } else {
      if (!notice.hidden().isEmpty()) {
        losing.add(notice.to());
      }
      Told told = personal.computeIfAbsent(notice.to(), person -> new Told());
      told.requests().addAll(notice.requests());
      for (long key : notice.tasks()) {
        told.tasks().add(Long.toString(key));
        former.add(new FormerHolder(notice.to(), key));
      }
      told.drafts().addAll(notice.drafts());
      told.lists().addAll(notice.lists());
    }
  }

  /** It is not known what has changed. */
  void addUnknown() {
    unknown = true;
  }

  /** Whether everybody has to read anew. */
  boolean isUnknown() {
    return unknown
        || requests.size()
                + roots.size()
                + tasks.size()
                + people.size()
                + discussed.size()
                + personal.size()
            > MOST;
  }
}
