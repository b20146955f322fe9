package io.launchdesk.portal.comment;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.comment.Comment;
import io.launchdesk.store.comment.CommentRepository;
import io.launchdesk.store.comment.SeenRepository;
import io.launchdesk.store.file.FileRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes comments in; whoever calls has checked that the person sees the request. */
@Service
class Comments {
  private static final int LONGEST = 10_000;

  private final CommentRepository comments;
  private final SeenRepository seen;
  private final FileRepository files;
  private final Mentions mentions;
  private final MentionNews news;
  private final DeskChannel channel;
  private final PageSize sizes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Comments(
      CommentRepository comments,
      SeenRepository seen,
      FileRepository files,
      Mentions mentions,
      MentionNews news,
      DeskChannel channel,
      PageSize sizes,
      TransactionTemplate transaction,
      Clock clock) {
    this.comments = comments;
    this.seen = seen;
    this.files = files;
    this.mentions = mentions;
    this.news = news;
    this.channel = channel;
    this.sizes = sizes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A comment that is stored.
   *
   * @param notReached names in it that are nobody's, or of people who do not see the request
   */
  record Stored(Comment comment, List<String> notReached) {}

  Page<Comment> page(String requestId, String cursor, Integer limit) {
    String list = "comments:" + requestId;
    int size = sizes.of(limit);
    Long after = Cursor.decode(list, cursor, keys -> Long.valueOf(keys.getFirst()));
    return Page.of(
        comments.page(requestId, after == null ? 0 : after, size + 1),
        size,
        last -> Cursor.encode(list, last.id()));
  }

  /**
   * @param key the same one says it once only; null for none
   */
  Stored say(String requestId, String author, UUID key, Object text) {
    String checked = EnteredJson.text("text", text, LONGEST);
    Mentions.Addressed addressed = mentions.of(requestId, checked);
    return transaction.execute(
        status -> {
          Comment comment =
              comments
                  .insert(requestId, author, key, checked, addressed.reached(), now())
                  .map(id -> comments.find(requestId, id).orElseThrow())
                  .orElseGet(() -> saidBefore(requestId, author, key, checked));
          news.tell(requestId, comment, now());
          channel.tell(DeskNotice.request(requestId));
          return new Stored(comment, addressed.notReached());
        });
  }

  /**
   * @throws Refusal when the comment is not the author's, or was deleted
   */
  Stored edit(String requestId, long id, String author, Object text) {
    String checked = EnteredJson.text("text", text, LONGEST);
    Comment comment = own(requestId, id, author);
    Mentions.Addressed addressed = mentions.of(requestId, checked);
    return transaction.execute(
        status -> {
          if (!checked.equals(comment.text())
              && !comments.edit(id, checked, addressed.reached(), now())) {
            throw deleted();
          }
          Comment changed = comments.find(requestId, id).orElseThrow();
          news.changed(requestId, changed, now());
          channel.tell(DeskNotice.request(requestId));
          return new Stored(changed, addressed.notReached());
        });
  }

  /**
   * @throws Refusal when the comment is not the author's
   */
  void delete(String requestId, long id, String author) {
    own(requestId, id, author);
    transaction.executeWithoutResult(
        status -> {
          if (comments.delete(id, now())) {
            files.deleteOfComment(id);
            news.gone(id);
            channel.tell(DeskNotice.request(requestId));
          }
        });
  }

  /** The person has read up to this comment; null for all. */
  void see(String requestId, String person, Long upTo) {
    transaction.executeWithoutResult(
        status -> {
          seen.see(person, requestId, upTo);
          news.seen(requestId, person, upTo, now());
          channel.tell(DeskNotice.request(requestId, person));
        });
  }

  private Comment saidBefore(String requestId, String author, UUID key, String text) {
    return comments
        .findByKey(requestId, author, key)
        .filter(comment -> comment.text().equals(text))
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The key '%s' led to another comment.".formatted(key)));
  }

  private Comment own(String requestId, long id, String author) {
    Comment comment =
        comments.find(requestId, id).orElseThrow(() -> Refusal.notFound("comment", id));
    if (!comment.author().equals(author)) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Only who wrote a comment changes it: " + comment.authorName());
    }
    return comment;
  }

  private static Refusal deleted() {
    return new Refusal(ProblemType.GONE, "The comment was deleted.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
