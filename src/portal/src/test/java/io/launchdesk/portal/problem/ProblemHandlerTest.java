package io.launchdesk.portal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;

class ProblemHandlerTest {
  private final ProblemHandler handler = new ProblemHandler(new DatabaseOutage(() -> {}));

  @Test
  void shouldSayWhenToComeAgain() {
    var answer =
        handler.refused(
            new Refusal(
                ProblemType.CHECKS_BUSY, "Others are being checked.", Duration.ofMinutes(1)));

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("60");
  }

  @Test
  void shouldSayWhenToComeAgainWhenTheDatabaseIsAway() {
    var answer = handler.databaseAway(new CannotCreateTransactionException("away"));

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).matches("[2-5]");
  }

  @Test
  void shouldSayNothingOfTimeOfOtherRefusals() {
    var answer = handler.refused(new Refusal(ProblemType.FORBIDDEN, "Not for you."));

    assertThat(answer.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)).isFalse();
  }
}
