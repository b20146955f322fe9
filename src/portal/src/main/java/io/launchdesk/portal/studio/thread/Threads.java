package io.launchdesk.portal.studio.thread;

import io.launchdesk.portal.comment.Mentions;
import io.launchdesk.portal.comment.Mentions.Addressed;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelRemarkRepository;
import io.launchdesk.store.studio.ModelRemarkRepository.Said;
import io.launchdesk.store.studio.ModelThread;
import io.launchdesk.store.studio.ModelThread.Remark;
import io.launchdesk.store.studio.ModelThreadRepository;
import io.launchdesk.store.studio.ModelVersionRepository;
import io.launchdesk.store.studio.ThreadPlace;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Threads about models: begun, answered, resolved and opened again by all who see models. */
@Service
class Threads {
  private final ModelThreadRepository threads;
  private final ModelRemarkRepository remarks;
  private final ModelVersionRepository versions;
  private final ChangeRepository changes;
  private final ThreadEntry entry;
  private final Mentions mentions;
  private final ThreadNews news;
  private final DeskChannel channel;
  private final PageSize sizes;
  private final TransactionOperations transaction;
  private final Clock clock;

  Threads(
      ModelThreadRepository threads,
      ModelRemarkRepository remarks,
      ModelVersionRepository versions,
      ChangeRepository changes,
      ThreadEntry entry,
      Mentions mentions,
      ThreadNews news,
      DeskChannel channel,
      PageSize sizes,
      TransactionOperations transaction,
      Clock clock) {
    this.threads = threads;
    this.remarks = remarks;
    this.versions = versions;
    this.changes = changes;
    this.entry = entry;
    this.mentions = mentions;
    this.news = news;
    this.channel = channel;
    this.sizes = sizes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A thread after something was said in it.
   *
   * @param notReached names in it that are nobody's, or of people who do not see models
   */
  record Stored(ModelThread thread, List<String> notReached) {}

  /**
   * @param resolved whether only the resolved ones, or only the open ones; null for all
   * @throws Refusal when there is no such model
   */
  Page<ModelThread> page(
      Access access, ModelId model, Boolean resolved, String cursor, Integer limit) {
    ThreadRules.requireReader(access);
    if (versions.of(model).isEmpty()) {
      throw Refusal.notFound("model", model);
    }
    String list = "threads:" + model + ":" + resolved;
    int size = sizes.of(limit);
    Long before = Cursor.decode(list, cursor, keys -> Long.valueOf(keys.getFirst()));
    return Page.of(
        threads.page(model, resolved, before, size + 1),
        size,
        last -> Cursor.encode(list, last.id()));
  }

  /**
   * The open threads about the models that a change proposes, by model, the newest first.
   *
   * @throws Refusal when there is no such change
   */
  List<ModelThread> ofChange(Access access, int number) {
    ThreadRules.requireReader(access);
    if (changes.find(number).isEmpty()) {
      throw Refusal.notFound("change", number);
    }
    return threads.openOfChange(number);
  }

  /**
   * @throws Refusal on the field that is wrong, or when too many are open
   */
  Stored begin(Access access, ModelId model, ThreadEntry.Begun begun) {
    ThreadRules.requireSpeaker(access);
    ThreadPlace place = entry.place(model, begun);
    return say(
        access,
        model,
        begun.key(),
        begun.text(),
        () -> {
          threads.lock(model);
          ThreadRules.requireRoom(threads.open(model));
          return threads.begin(model, place, now());
        });
  }

  /**
   * @throws Refusal when there is no such thread, or too much was said in it
   */
  Stored reply(Access access, ModelId model, long id, UUID key, String text) {
    ThreadRules.requireSpeaker(access);
    return say(
        access,
        model,
        key,
        text,
        () -> {
          ThreadRules.requireRoom(locked(model, id));
          threads.moved(id);
          return id;
        });
  }

  /**
   * @param tag the version of the comment that was changed, as an entity tag
   * @throws Refusal when the comment is not the author's, was removed, or was written elsewhere
   */
  Stored edit(Access access, ModelId model, long id, long comment, String tag, String text) {
    ThreadRules.requireSpeaker(access);
    int from = Versions.from(tag);
    String checked = ThreadEntry.text(text);
    Addressed addressed = mentions.onModels(checked);
    return transaction.execute(
        status -> {
          Remark own = ThreadRules.own(access, locked(model, id), comment);
          if (own.comment().deletedAt() != null) {
            throw new Refusal(ProblemType.GONE, "The comment was removed.");
          }
          if (!checked.equals(own.comment().text())) {
            if (!remarks.edit(comment, from, checked, addressed.reached(), now())) {
              throw Versions.conflict(own);
            }
            threads.moved(id);
            news.changed(known(model, id), comment, now());
            channel.tell(DeskNotice.discussed(model));
          }
          return new Stored(known(model, id), addressed.notReached());
        });
  }

  /**
   * Removes a comment. A thread in which nothing is left to read is resolved with it.
   *
   * @throws Refusal when the comment is not the author's
   */
  void remove(Access access, ModelId model, long id, long comment) {
    ThreadRules.requireSpeaker(access);
    transaction.executeWithoutResult(
        status -> {
          ThreadRules.own(access, locked(model, id), comment);
          if (!remarks.remove(comment, now())) {
            return;
          }
          threads.moved(id);
          ModelThread left = known(model, id);
          news.gone(left, comment);
          if (!left.resolved()
              && left.remarks().stream().allMatch(one -> one.comment().deletedAt() != null)) {
            threads.turn(id, true, access.person().username(), now());
          }
          channel.tell(DeskNotice.discussed(model));
        });
  }

  /**
   * The person has seen what was said in a thread.
   *
   * @param upTo id of the last comment that was shown; null for all that are there
   * @throws Refusal when there is no such thread
   */
  void see(Access access, ModelId model, long id, Long upTo) {
    ThreadRules.requireReader(access);
    ModelThread seen = known(model, id);
    transaction.executeWithoutResult(
        status -> news.seen(seen, access.person().username(), upTo, now()));
  }

  /**
   * Resolves a thread, or opens it again.
   *
   * @param tag the revision that the person saw, as an entity tag
   * @throws Refusal when something was said or done in it since, or too many are open
   */
  ModelThread turn(Access access, ModelId model, long id, String tag, boolean resolved) {
    ThreadRules.requireSpeaker(access);
    int from = Versions.from(tag);
    return transaction.execute(
        status -> {
          threads.lock(model);
          ModelThread seen = locked(model, id);
          if (seen.revision() != from) {
            throw Versions.conflict(ThreadView.of(seen));
          }
          if (seen.resolved() == resolved) {
            return seen;
          }
          if (!resolved) {
            ThreadRules.requireRoom(threads.open(model));
          }
          threads.turn(id, resolved, access.person().username(), now());
          channel.tell(DeskNotice.discussed(model));
          return known(model, id);
        });
  }

  /**
   * @param where gives the thread in which it is said, within the transaction
   */
  private Stored say(Access access, ModelId model, UUID key, String text, Supplier<Long> where) {
    String checked = ThreadEntry.text(text);
    String author = access.person().username();
    Addressed addressed = mentions.onModels(checked);
    Optional<Said> before = key == null ? Optional.empty() : remarks.findByKey(author, key);
    if (before.isPresent()) {
      return saidBefore(model, key, checked, before.get(), addressed);
    }
    return transaction.execute(
        status -> {
          long thread = where.get();
          long id =
              remarks
                  .insert(thread, author, key, checked, addressed.reached(), now())
                  .orElseThrow(() -> ThreadRules.reused(key));
          ModelThread told = known(model, thread);
          news.tell(told, id, now());
          channel.tell(DeskNotice.discussed(model));
          return new Stored(told, addressed.notReached());
        });
  }

  private Stored saidBefore(
      ModelId model, UUID key, String text, Said before, Addressed addressed) {
    if (!before.model().equals(model) || !before.text().equals(text)) {
      throw ThreadRules.reused(key);
    }
    return new Stored(known(model, before.thread()), addressed.notReached());
  }

  private ModelThread locked(ModelId model, long id) {
    return threads.locked(model, id).orElseThrow(() -> Refusal.notFound("thread", id));
  }

  private ModelThread known(ModelId model, long id) {
    return threads.find(model, id).orElseThrow(() -> Refusal.notFound("thread", id));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
