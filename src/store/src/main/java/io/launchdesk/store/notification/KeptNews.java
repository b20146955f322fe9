package io.launchdesk.store.notification;

import io.launchdesk.store.request.ConfidentialityRepository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was to be told of confidential requests to people from whom these are kept, and channels.
 */
@Repository
public class KeptNews {
  private static final String PENDING =
      """
      select n.id, n.request_id, n.recipient from desk.notification n join desk.request r on r.id = n.request_id
       where r.confidential and n.mailed_at is null and n.mail <> 'off' and n.digest_id is null
      union all
      select n.id, n.request_id, n.recipient
        from desk.notification d
        join desk.notification n on n.digest_id = d.id
        join desk.request r on r.id = n.request_id
       where r.confidential and d.mailed_at is null and d.mail = 'at-once'
      """;
  private static final String ONE =
      """
      select n.id, n.request_id, n.recipient from desk.notification n join desk.request r on r.id = n.request_id
       where n.id = :id and r.confidential
      """;
  private static final String OF_REQUEST =
      "select n.id, n.request_id, n.recipient from desk.notification n where n.request_id = :request";

  /** Digests that name these and wait to be sent; one that is being sent now is not caught up. */
  private static final String UNSENT_DIGESTS =
      """
      select d.id from desk.notification d
       where d.id in (select n.digest_id from desk.notification n where n.id = any(:ids))
         and d.mailed_at is null
         for update skip locked
      """;

  private final JdbcClient jdbc;
  private final ConfidentialityRepository requests;

  KeptNews(JdbcClient jdbc, ConfidentialityRepository requests) {
    this.jdbc = jdbc;
    this.requests = requests;
  }

  /**
   * @param recipient null for a channel
   */
  private record News(long id, String requestId, String recipient) {}

  /** Takes back what waits to be sent. */
  @Transactional
  public void drop() {
    drop(jdbc.sql(PENDING).query(News.class).list());
  }

  /** Takes back all that was told of a request that is confidential from now on. */
  @Transactional
  public void drop(String requestId) {
    drop(jdbc.sql(OF_REQUEST).param("request", requestId).query(News.class).list());
  }

  /**
   * Takes back one that is about to be sent.
   *
   * @return whether it was, because the request is kept from its reader
   */
  @Transactional
  public boolean drop(long id) {
    return drop(jdbc.sql(ONE).param("id", id).query(News.class).list());
  }

  /** Returns whether any of them is kept from its reader. */
  private boolean drop(List<News> told) {
    Map<String, List<News>> byRequest =
        told.stream().collect(Collectors.groupingBy(News::requestId));
    Long[] kept =
        byRequest.entrySet().stream()
            .flatMap(entry -> kept(entry.getKey(), entry.getValue()))
            .toArray(Long[]::new);
    if (kept.length > 0) {
      unwrite(kept);
      jdbc.sql(InboxRepository.FORGET + " where id = any(:ids)").param("ids", kept).update();
    }
    return kept.length > 0;
  }

  private Stream<Long> kept(String request, List<News> news) {
    Set<String> people =
        news.stream()
            .map(News::recipient)
            .filter(recipient -> recipient != null)
            .collect(Collectors.toSet());
    Set<String> admitted = requests.admitted(request, people);
    return news.stream()
        .filter(one -> one.recipient() == null || !admitted.contains(one.recipient()))
        .map(News::id);
  }

  /** What waits in a digest that is written, but not sent, waits for one that is written anew. */
  private void unwrite(Long[] ids) {
    Long[] digests =
        jdbc.sql(UNSENT_DIGESTS).param("ids", ids).query(Long.class).list().toArray(Long[]::new);
    if (digests.length > 0) {
      jdbc.sql("update desk.notification set digest_id = null where digest_id = any(:digests)")
          .param("digests", digests)
          .update();
      jdbc.sql("delete from desk.notification where id = any(:digests)")
          .param("digests", digests)
          .update();
    }
  }
}
