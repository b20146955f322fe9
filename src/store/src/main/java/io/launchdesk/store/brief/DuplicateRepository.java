package io.launchdesk.store.brief;

import io.launchdesk.store.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests that may ask for the same as another one. Confidential ones are never among them: who
 * works on the one need not see the other.
 */
@Repository
public class DuplicateRepository {
  private final JdbcClient jdbc;

  DuplicateRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Looks for earlier requests that have not ended and are alike, and keeps what was found. The
   * score is the similarity of the titles by trigrams (0 to 1); it has to reach {@code similarity}
   * when type and requester's team are the same, and half the rest of the way to 1 for each of the
   * two that differs.
   *
   * @param since requests created earlier are not looked at
   * @return what was found, the most alike first
   */
  @Transactional
  public List<Candidate> search(
      String requestId, Instant since, BigDecimal similarity, Instant now) {
    jdbc.sql("select set_config('pg_trgm.similarity_threshold', :least, true)")
        .param("least", similarity.toPlainString())
        .query()
        .singleValue();
    jdbc.sql("delete from desk.duplicate_candidate where request_id = :id")
        .param("id", requestId)
        .update();
    jdbc.sql(
            """
            insert into desk.duplicate_candidate (request_id, candidate_id, score, reason, found_at)
            select :id, c.id, c.score, c.reason, :now
              from (
                select other.id,
                       public.similarity(lower(other.title), lower(mine.title)) as score,
                       :least + (1 - :least) / 2 * ((other.type <> mine.type)::int + (other.team <> mine.team)::int)
                         as needed,
                       'Similar title'
                         || case when other.type = mine.type then ', same type' else '' end
                         || case when other.requester = mine.requester then ', same requester'
                                 when other.team = mine.team then ', same team' else '' end as reason
                  from desk.request mine
                  join desk.request other on lower(other.title) operator(public.%) lower(mine.title)
                  join desk.request_status s on s.request_id = other.id
                 where mine.id = :id
                   and other.id <> mine.id
                   and (other.created_at, other.id) < (mine.created_at, mine.id)
                   and other.created_at >= :since
                   and other.withdrawn_at is null
                   and not other.confidential
                   and s.status not in ('delivered', 'rejected', 'withdrawn', 'cancelled')) c
             where c.score >= c.needed
            """)
        .param("id", requestId)
        .param("since", Sql.utc(since))
        .param("least", similarity)
        .param("now", Sql.utc(now))
        .update();
    return candidates(requestId);
  }

  /** What the last search found, the most alike first. */
  public List<Candidate> candidates(String requestId) {
    return jdbc.sql(
            """
            select d.candidate_id, r.title, d.score, d.reason
              from desk.duplicate_candidate d join desk.request r on r.id = d.candidate_id
             where d.request_id = :id and not r.confidential
             order by d.score desc, d.candidate_id
            """)
        .param("id", requestId)
        .query(Candidate.class)
        .list();
  }

  /**
   * A request that is alike.
   *
   * @param score similarity of the titles, 0 to 1
   */
  public record Candidate(String candidateId, String title, BigDecimal score, String reason) {}
}
