package io.launchdesk.store.notification;

import io.launchdesk.store.request.ConfidentialityRepository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
      """;
  private static final String OF_REQUEST =
      "select n.id, n.request_id, n.recipient from desk.notification n where n.request_id = :request";

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

  private void drop(List<News> told) {
    Map<String, List<News>> byRequest =
        told.stream().collect(Collectors.groupingBy(News::requestId));
    byRequest.forEach(
        (request, news) -> {
          Set<String> people =
              news.stream()
                  .map(News::recipient)
                  .filter(recipient -> recipient != null)
                  .collect(Collectors.toSet());
          Set<String> admitted = requests.admitted(request, people);
          forget(
              news.stream()
                  .filter(one -> one.recipient() == null || !admitted.contains(one.recipient()))
                  .map(News::id)
                  .toArray(Long[]::new));
        });
  }

  private void forget(Long[] ids) {
    if (ids.length > 0) {
      jdbc.sql(InboxRepository.FORGET + " where id = any(:ids)").param("ids", ids).update();
    }
  }
}
