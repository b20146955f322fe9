package io.launchdesk.store.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.budget.BudgetRepository.ReservationOrder;
import io.launchdesk.store.budget.BudgetRepository.Result;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private StoreContext store;
  private BudgetRepository budgets;
  private Given given;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    budgets = store.get(BudgetRepository.class);
    given = store.given();
  }

  @Test
  void shouldReserveOnceWhenCalledTwice() {
    // given
    String account = account(1000);
    var order = order("r1-" + account, request(), account, 600, null);

    // when
    budgets.reserve(order);
    var second = budgets.reserve(order);

    // then
    assertThat(second.result()).isEqualTo(Result.RESERVED);
    assertThat(reserved(account)).isEqualTo(600);
  }

  @Test
  void shouldReserveOnceWhenCalledAtOnce() {
    // given
    String account = account(1000);
    var order = order("r2-" + account, request(), account, 600, null);

    // when
    var results = AtOnce.run(8, () -> budgets.reserve(order).result());

    // then
    assertThat(results).containsOnly(Result.RESERVED);
    assertThat(reserved(account)).isEqualTo(600);
  }

  @Test
  void shouldNeverReserveMoreThanPlannedWhenManyRequestsAskAtOnce() {
    // given
    String account = account(1000);

    // when ten requests ask for 300 each
    var results =
        AtOnce.run(
            10,
            () -> {
              String request = request();
              return budgets.reserve(order("r3-" + request, request, account, 300, null)).result();
            });

    // then three fit
    assertThat(results).filteredOn(Result.RESERVED::equals).hasSize(3);
    assertThat(results).filteredOn(Result.EXCEEDED::equals).hasSize(7);
    assertThat(reserved(account)).isEqualTo(900);
  }

  @Test
  void shouldGoOverThePlanWhenFinanceHasAgreed() {
    // given
    String account = account(100);
    String request = request();
    assertThat(budgets.reserve(order("r4", request, account, 300, null)).result())
        .isEqualTo(Result.EXCEEDED);

    // when
    var agreed = budgets.reserve(order("r4-again", request, account, 300, "exceed"));

    // then
    assertThat(agreed.result()).isEqualTo(Result.RESERVED);
    assertThat(reserved(account)).isEqualTo(300);
  }

  @Test
  void shouldReserveTheNewAmountOnlyWhenTheAmountHasChanged() {
    // given
    String account = account(1000);
    String request = request();
    budgets.reserve(order("r5", request, account, 800, null));

    // when
    budgets.reserve(order("r5-more", request, account, 900, null));
    budgets.reserve(order("r5-less", request, account, 200, null));

    // then
    assertThat(reserved(account)).isEqualTo(200);
  }

  @Test
  void shouldMoveTheReservationWhenTheCostCentreHasChanged() {
    // given
    String before = account(1000);
    String after = account(1000);
    String request = request();
    budgets.reserve(order("r6", request, before, 800, null));

    // when
    budgets.reserve(order("r6-moved", request, after, 700, null));

    // then
    assertThat(reserved(before)).isZero();
    assertThat(reserved(after)).isEqualTo(700);
  }

  @Test
  void shouldReleaseWhatIsReservedOnceWhenCalledAgain() {
    // given
    String account = account(1000);
    String request = request();
    var order = order("r7", request, account, 800, null);
    budgets.reserve(order);

    // when
    AtOnce.run(
        4,
        () -> {
          budgets.release(request, "release:7", null, null, NOW);
          return true;
        });

    // then
    assertThat(reserved(account)).isZero();

    // and a late repetition of the reservation does not bring it back
    budgets.reserve(order);
    assertThat(reserved(account)).isZero();
  }

  @Test
  void shouldSayThatThereIsNoAccountWhenTheCostCentreHasNoneForTheYear() {
    var order = new ReservationOrder("r8", request(), "CC-BRAND", "1999", 1, null, NOW);
    assertThat(budgets.reserve(order).result()).isEqualTo(Result.NO_ACCOUNT);
    assertThat(budgets.costCentres("2026")).contains("CC-BRAND", "CC-REGION");
  }

  private String account(long planned) {
    String costCentre = "CC-TEST-" + NUMBER.incrementAndGet();
    store
        .get(JdbcClient.class)
        .sql("insert into desk.budget_account values (?, '2026', 'EUR', ?)")
        .params(costCentre, planned)
        .update();
    return costCentre;
  }

  private String request() {
    return given.request("other", "Budget");
  }

  private long reserved(String account) {
    return budgets.account(account, "2026").orElseThrow().reservedMinor();
  }

  private static ReservationOrder order(
      String key, String request, String account, long amount, String decision) {
    return new ReservationOrder(key, request, account, "2026", amount, decision, NOW);
  }
}
