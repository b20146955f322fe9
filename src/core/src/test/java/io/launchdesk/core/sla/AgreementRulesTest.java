package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementRulesTest {
  private static final ServedRequest REQUEST =
      new ServedRequest("email-campaign", "high", "fast", "sales");
  private static final SlaRule ROW =
      new SlaRule(
          "approve-step",
          BigDecimal.TEN,
          BigDecimal.ONE,
          BigDecimal.TEN,
          "leads",
          "standard",
          "legal",
          "provider",
          false,
          List.of());

  @Test
  void shouldHoldTheRowWhenNothingIsAgreed() {
    assertThat(AgreementRules.terms(ROW, List.of(), REQUEST)).isEqualTo(ClockTerms.decided(ROW));
  }

  @Test
  void shouldHoldTheRowWhenWhatIsAgreedIsAboutSomethingElse() {
    List<AgreementTerms> others =
        List.of(
            terms("SLA-1", "delivery", null, null, null, null),
            terms("SLA-2", "approve-step", "event", null, null, null),
            terms("SLA-3", "approve-step", null, "low", null, null),
            terms("SLA-4", "approve-step", null, null, "project", null),
            terms("SLA-5", "approve-step", null, null, null, "product"));

    assertThat(AgreementRules.terms(ROW, others, REQUEST).agreementId()).isNull();
  }

  @Test
  void shouldTakeTargetsAndCalendarFromTheAgreementAndWhoIsToldFromTheRow() {
    ClockTerms terms =
        AgreementRules.terms(
            ROW, List.of(terms("SLA-1", "approve-step", null, null, null, null)), REQUEST);

    assertThat(terms.agreementId()).isEqualTo("SLA-1");
    assertThat(terms.agreementVersion()).isEqualTo(3);
    assertThat(terms.standsStill()).isFalse();
    assertThat(terms.decided()).isEqualTo(ROW);
    assertThat(terms.rule().targetHours()).isEqualTo("4");
    assertThat(terms.rule().calendar()).isEqualTo("emea");
    assertThat(terms.rule().escalateTo()).isEqualTo("leads");
    assertThat(terms.rule().group()).isEqualTo("legal");
  }

  @Test
  void shouldTakeTheMostSpecificWhateverTheOrder() {
    AgreementTerms all = terms("SLA-1", "approve-step", null, null, null, null);
    AgreementTerms type = terms("SLA-2", "approve-step", "email-campaign", null, null, null);
    AgreementTerms two = terms("SLA-3", "approve-step", null, "high", "fast", null);

    assertThat(AgreementRules.terms(ROW, List.of(all, two, type), REQUEST).agreementId())
        .isEqualTo("SLA-3");
    assertThat(AgreementRules.terms(ROW, List.of(type, two, all), REQUEST).agreementId())
        .isEqualTo("SLA-3");
  }

  @Test
  void shouldPutTheCustomersOwnFirstAmongThoseThatNameAsMuchAndThenTheTypes() {
    AgreementTerms customer = terms("SLA-9", "approve-step", null, null, null, "sales");
    AgreementTerms type = terms("SLA-2", "approve-step", "email-campaign", null, null, null);
    AgreementTerms priority = terms("SLA-1", "approve-step", null, "high", null, null);

    assertThat(AgreementRules.terms(ROW, List.of(priority, type, customer), REQUEST).agreementId())
        .isEqualTo("SLA-9");
    assertThat(AgreementRules.terms(ROW, List.of(priority, type), REQUEST).agreementId())
        .isEqualTo("SLA-2");
  }

  @Test
  void shouldLeaveOutWhatNamesAPriorityBeforeTriage() {
    AgreementTerms priority = terms("SLA-1", "approve-step", null, "high", null, null);
    ServedRequest untriaged = new ServedRequest("email-campaign", null, null, "sales");

    assertThat(AgreementRules.terms(ROW, List.of(priority), untriaged).agreementId()).isNull();
  }

  private static AgreementTerms terms(
      String id, String step, String type, String priority, String slaClass, String team) {
    return new AgreementTerms(
        id,
        3,
        step,
        type,
        priority,
        slaClass,
        team,
        new BigDecimal("4"),
        new BigDecimal("2"),
        new BigDecimal("6"),
        "emea",
        false);
  }
}
