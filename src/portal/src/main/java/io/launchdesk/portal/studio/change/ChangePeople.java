package io.launchdesk.portal.studio.change;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.portal.notification.Messages;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.change.Affected;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeNewsRepository;
import io.launchdesk.store.change.ChangeNewsRepository.Concerned;
import io.launchdesk.store.change.ChangeNewsRepository.State;
import io.launchdesk.store.change.ChangeReach;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.PersonRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whom changes concern, who was told and who has seen it: for those who change models. */
@Component
class ChangePeople {
  private final ChangeRepository changes;
  private final ChangeNewsRepository news;
  private final ChangeReach reach;
  private final PersonRepository people;
  private final Messages messages;
  private final Clock clock;

  ChangePeople(
      ChangeRepository changes,
      ChangeNewsRepository news,
      ChangeReach reach,
      PersonRepository people,
      Messages messages,
      Clock clock) {
    this.changes = changes;
    this.news = news;
    this.reach = reach;
    this.people = people;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Whom a change concerns.
   *
   * @param toldAt when people were told; null while they are not, and {@code people} are whom it
   *     would concern now
   * @param problem why they are not told yet; null when nothing is in the way
   */
  record Told(Instant toldAt, String problem, List<Concerned> people) {}

  Told of(Access access, int number) {
    Change change = known(access, number);
    State state = news.state(number).orElse(new State(null, null));
    return new Told(
        state.toldAt(),
        state.problem(),
        state.toldAt() == null ? expected(change) : news.people(number));
  }

  /** What was told of it to whom, the latest first. */
  Page<Messages.Entry> messages(Access access, int number, String cursor, Integer limit) {
    known(access, number);
    return messages.page(Topic.change(number), null, cursor, limit);
  }

  private List<Concerned> expected(Change change) {
    List<Affected.Person> found = reach.of(change, clock.instant()).people();
    Map<String, String> names =
        people.displayNames(found.stream().map(Affected.Person::username).toList());
    return found.stream()
        .map(
            one ->
                new Concerned(
                    one.username(), names.get(one.username()), one.audience(), null, null))
        .sorted(Comparator.comparing(Concerned::name))
        .toList();
  }

  private Change known(Access access, int number) {
    ChangeRules.requireEditor(access);
    return changes.find(number).orElseThrow(() -> Refusal.notFound("change", number));
  }
}
