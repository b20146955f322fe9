package io.launchdesk.portal.view;

import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.portal.web.ViewedList;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.view.SavedView;
import io.launchdesk.store.view.SavedView.Audience;
import io.launchdesk.store.view.ViewRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps views of lists. A view is a way to ask and no more: what a list shows is decided for who
 * opens it.
 */
@Service
class Views {
  private static final int MOST = 100;
  private static final int LONGEST_NAME = 80;

  private final ViewRepository views;
  private final Map<String, ViewedList> lists;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Views(
      ViewRepository views,
      List<ViewedList> lists,
      DeskChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.views = views;
    this.lists = lists.stream().collect(Collectors.toMap(ViewedList::list, Function.identity()));
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What a person wants to keep.
   *
   * @param parameters of the list's address, by name
   * @param sharedWith a team or group of the person; null to keep it private
   */
  record Entered(String name, Map<String, String> parameters, Audience sharedWith) {}

  List<SavedView> all(Access access, String list) {
    return views.all(known(list, Refusal::parameter), access);
  }

  /**
   * Keeps a new view.
   *
   * @param id chosen by the caller, so that the call can be repeated; null for a new one
   * @throws Refusal when something does not fit, the name is taken, or there are too many
   */
  SavedView keep(Access access, UUID id, String list, Entered entered) {
    String owner = access.person().username();
    Entered checked = checked(access, known(list, Refusal::invalid), entered);
    SavedView view =
        new SavedView(
            id == null ? UUID.randomUUID() : id,
            list,
            checked.name(),
            checked.parameters(),
            checked.sharedWith(),
            owner,
            access.person().displayName(),
            false,
            1,
            now());
    return transaction.execute(
        status -> {
          if (views.count(owner) >= MOST) {
            throw new Refusal(ProblemType.TOO_MANY_VIEWS, "You have " + MOST + " views.");
          }
          if (!views.insert(view)) {
            return keptBefore(access, view);
          }
          tell(owner, view.id(), view.sharedWith(), null);
          return view;
        });
  }

  /**
   * Overwrites a view: name, what it shows, and with whom it is shared.
   *
   * @param from the version that was changed
   * @throws Refusal when it is somebody else's, or was changed elsewhere meanwhile
   */
  SavedView overwrite(Access access, UUID id, int from, Entered entered) {
    try {
      return transaction.execute(
          status -> {
            SavedView current = owned(access, id);
            Entered checked = checked(access, current.list(), entered);
            if (current.says(checked.name(), checked.parameters(), checked.sharedWith())) {
              return current;
            }
            if (current.version() != from) {
              throw Versions.conflict(current);
            }
            SavedView next =
                new SavedView(
                    id,
                    current.list(),
                    checked.name(),
                    checked.parameters(),
                    checked.sharedWith(),
                    current.owner(),
                    current.ownerName(),
                    current.first(),
                    from + 1,
                    now());
            views.update(next);
            tell(current.owner(), id, next.sharedWith(), current.sharedWith());
            return next;
          });
    } catch (DuplicateKeyException e) {
      throw nameTaken(entered.name().strip());
    }
  }

  /** Throws a view away; one that is not there is gone already. */
  void discard(Access access, UUID id) {
    transaction.executeWithoutResult(
        status -> {
          if (views.find(id, access).isPresent()) {
            SavedView view = owned(access, id);
            views.delete(id);
            tell(view.owner(), id, view.sharedWith(), null);
          }
        });
  }

  /** The person's list begins with the view, or does not any more. */
  void begin(Access access, UUID id, boolean begin) {
    String me = access.person().username();
    transaction.executeWithoutResult(
        status -> {
          SavedView view = found(views.find(id, access).orElse(null), id);
          if (begin) {
            views.begin(me, view.list(), id);
          } else {
            views.beginWithout(me, id);
          }
          channel.tell(DeskNotice.views(me));
        });
  }

  private SavedView owned(Access access, UUID id) {
    SavedView view = found(views.lock(id, access).orElse(null), id);
    if (!view.owner().equals(access.person().username())) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "This view belongs to %s; you can keep a copy of it.".formatted(view.ownerName()));
    }
    return view;
  }

  private static SavedView found(SavedView view, UUID id) {
    if (view == null) {
      throw Refusal.notFound("view", id);
    }
    return view;
  }

  private SavedView keptBefore(Access access, SavedView view) {
    return views
        .find(view.id(), access)
        .filter(
            kept ->
                kept.owner().equals(view.owner())
                    && kept.list().equals(view.list())
                    && kept.says(view.name(), view.parameters(), view.sharedWith()))
        .orElseThrow(() -> nameTaken(view.name()));
  }

  private static Refusal nameTaken(String name) {
    return new Refusal(
        ProblemType.VIEW_NAME_TAKEN,
        "You have a view '%s' of this list already.".formatted(name),
        List.of(new FieldError("name", "is the name of another view of yours; choose another.")));
  }

  private String known(String list, BiFunction<String, String, Refusal> refusal) {
    if (list == null || !lists.containsKey(list)) {
      throw refusal.apply(
          "list",
          "must be one of "
              + lists.keySet().stream().sorted().collect(Collectors.joining(", "))
              + ".");
    }
    return list;
  }

  private Entered checked(Access access, String list, Entered entered) {
    String name = EnteredJson.text("name", entered.name(), LONGEST_NAME);
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid("name", "must be one line of text.");
    }
    return new Entered(
        name,
        parameters(access, lists.get(list), entered.parameters()),
        audience(access, entered.sharedWith()));
  }

  private static Map<String, String> parameters(
      Access access, ViewedList list, Map<String, String> entered) {
    Map<String, String> given =
        (entered == null ? Map.<String, String>of() : entered)
            .entrySet().stream()
                .filter(one -> one.getValue() != null && !one.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<FieldError> unknown =
        given.keySet().stream()
            .filter(name -> !list.viewParameters().contains(name))
            .limit(20)
            .map(
                name ->
                    new FieldError(
                        "parameters",
                        "'%s' is none of %s."
                            .formatted(
                                name.replaceAll("[^\\x20-\\x7e]", "?"),
                                String.join(", ", list.viewParameters()))))
            .toList();
    if (!unknown.isEmpty()) {
      throw Refusal.invalid(unknown);
    }
    try {
      list.check(access, new ListQuery(given));
    } catch (Refusal refusal) {
      if (refusal.errors().isEmpty()) {
        throw refusal;
      }
      throw Refusal.invalid(
          refusal.errors().stream()
              .map(error -> new FieldError("parameters." + error.field(), error.message()))
              .toList());
    }
    return given;
  }

  private static Audience audience(Access access, Audience wanted) {
    if (wanted == null) {
      return null;
    }
    boolean mine =
        wanted.name() != null
            && switch (wanted.kind()) {
              case "team" -> wanted.name().equals(access.person().team());
              case "group" -> access.person().groups().contains(wanted.name());
              case null, default -> false;
            };
    if (!mine) {
      throw Refusal.invalid("sharedWith", "must be your team or one of your groups.");
    }
    return wanted;
  }

  /** Tells all who see the view now, or saw it before. */
  private void tell(String owner, UUID id, Audience now, Audience before) {
    Set<String> people = new LinkedHashSet<>(List.of(owner));
    people.addAll(views.people(now));
    people.addAll(views.people(before));
    people.forEach(person -> channel.tell(DeskNotice.views(person)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
