package io.launchdesk.store.budget;

import io.launchdesk.core.budget.BudgetAccount;
import io.launchdesk.core.budget.BudgetRules;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reserves and releases budget. Bookings on one account happen one after the other. */
@Repository
public class BudgetRepository {
  private final JdbcClient jdbc;

  BudgetRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The cost centres that have an account in a period. */
  public Set<String> costCentres(String period) {
    return new HashSet<>(
        jdbc.sql("select cost_centre from desk.budget_account where period = :period")
            .param("period", period)
            .query(String.class)
            .list());
  }

  /** The account with what is booked on it. */
  public Optional<BudgetAccount> account(String costCentre, String period) {
    return jdbc.sql(
            """
            select a.cost_centre, a.period, a.currency, a.planned_minor,
                   coalesce(sum(case e.kind when 'reserve' then e.amount_minor
                                            when 'release' then -e.amount_minor end), 0) as reserved_minor,
                   coalesce(sum(e.amount_minor) filter (where e.kind = 'spend'), 0) as spent_minor
              from desk.budget_account a
              left join desk.budget_entry e on e.cost_centre = a.cost_centre and e.period = a.period
             where a.cost_centre = :costCentre and a.period = :period
             group by a.cost_centre, a.period
            """)
        .param("costCentre", costCentre)
        .param("period", period)
        .query(BudgetAccount.class)
        .optional();
  }

  /**
   * Sees to it that exactly the amount is reserved for the request on this account, and nothing on
   * others. What the request has reserved before counts as free. Called again with the same effect
   * key it changes nothing, even if the reservation was released in between.
   *
   * @return what happened, with the account as it was found
   */
  @Transactional
  public Reservation reserve(ReservationOrder order) {
    lock(order.costCentre(), order.period());
    BudgetAccount account = account(order.costCentre(), order.period()).orElse(null);
    if (account == null) {
      return new Reservation(Result.NO_ACCOUNT, null);
    }
    if (booked(order.effectKey())) {
      return new Reservation(Result.RESERVED, account);
    }
    long before = reservedBy(order.requestId(), order.costCentre(), order.period());
    long more = order.amountMinor() - before;
    if (!BudgetRules.mayReserve(account, more, order.budgetDecision())) {
      return new Reservation(Result.EXCEEDED, account);
    }
    book(order, more >= 0 ? "reserve" : "release", Math.abs(more));
    release(
        order.requestId(),
        order.effectKey() + ":moved",
        order.costCentre(),
        order.period(),
        order.at());
    return new Reservation(Result.RESERVED, account);
  }

  /**
   * Releases whatever the request has reserved and not spent, on every account.
   *
   * @param keepCostCentre an account (with {@code keepPeriod}) to leave alone; null for none
   */
  @Transactional
  public void release(
      String requestId, String effectKey, String keepCostCentre, String keepPeriod, Instant at) {
    for (Account held : accountsHeldBy(requestId)) {
      if (held.costCentre().equals(keepCostCentre) && held.period().equals(keepPeriod)) {
        continue;
      }
      lock(held.costCentre(), held.period());
      long reserved = reservedBy(requestId, held.costCentre(), held.period());
      if (reserved > 0) {
        String key = effectKey + ":" + held.costCentre() + ":" + held.period();
        book(
            new ReservationOrder(
                key, requestId, held.costCentre(), held.period(), reserved, null, at),
            "release",
            reserved);
      }
    }
  }

  private void lock(String costCentre, String period) {
    jdbc.sql(
            """
            select 1 from desk.budget_account
             where cost_centre = :costCentre and period = :period for update
            """)
        .param("costCentre", costCentre)
        .param("period", period)
        .query()
        .listOfRows();
  }

  private boolean booked(String effectKey) {
    return jdbc.sql("select exists (select 1 from desk.budget_entry where effect_key = :key)")
        .param("key", effectKey)
        .query(Boolean.class)
        .single();
  }

  private long reservedBy(String requestId, String costCentre, String period) {
    return jdbc.sql(
            """
            select coalesce(sum(case kind when 'reserve' then amount_minor else -amount_minor end), 0)
              from desk.budget_entry
             where request_id = :request and cost_centre = :costCentre and period = :period
               and kind in ('reserve', 'release')
            """)
        .param("request", requestId)
        .param("costCentre", costCentre)
        .param("period", period)
        .query(Long.class)
        .single();
  }

  private List<Account> accountsHeldBy(String requestId) {
    return jdbc.sql(
            """
            select distinct cost_centre, period from desk.budget_entry
             where request_id = :request order by cost_centre, period
            """)
        .param("request", requestId)
        .query(Account.class)
        .list();
  }

  private void book(ReservationOrder order, String kind, long amountMinor) {
    jdbc.sql(
            """
            insert into desk.budget_entry (effect_key, request_id, cost_centre, period, kind, amount_minor, booked_at)
            values (:key, :request, :costCentre, :period, :kind, :amount, :at)
            on conflict do nothing
            """)
        .param("key", order.effectKey())
        .param("request", order.requestId())
        .param("costCentre", order.costCentre())
        .param("period", order.period())
        .param("kind", kind)
        .param("amount", amountMinor)
        .param("at", Sql.utc(order.at()))
        .update();
  }

  private record Account(String costCentre, String period) {}

  /** What became of an order. */
  public enum Result {
    RESERVED,
    EXCEEDED,
    NO_ACCOUNT
  }

  /**
   * @param account as it was before; null when there is none
   */
  public record Reservation(Result result, BudgetAccount account) {}

  /**
   * What is to be reserved.
   *
   * @param amountMinor in minor units, not negative
   * @param budgetDecision the answer of finance, or null
   */
  public record ReservationOrder(
      String effectKey,
      String requestId,
      String costCentre,
      String period,
      long amountMinor,
      String budgetDecision,
      Instant at) {}
}
