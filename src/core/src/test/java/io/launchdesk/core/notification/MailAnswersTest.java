package io.launchdesk.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAnswersTest {

  @Test
  void shouldReadFieldAndValuesInTheirOrder() {
    assertThat(MailAnswers.of(" approvalDecision : approve,request-changes ").orElseThrow())
        .isEqualTo(
            new MailAnswers("approvalDecision", java.util.List.of("approve", "request-changes")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "approve", "field:", ": approve", "field: a b", "field: a,,b"})
  void shouldOfferNothingWhenTheHeaderIsOfAnotherForm(String header) {
    assertThat(MailAnswers.of(header)).isEmpty();
  }
}
