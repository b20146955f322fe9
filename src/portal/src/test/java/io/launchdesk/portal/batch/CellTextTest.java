package io.launchdesk.portal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.form.FieldShape;
import io.launchdesk.core.form.FieldShape.Choice;
import io.launchdesk.core.form.FieldShape.Sort;
import io.launchdesk.portal.sheet.Sheet;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
  private static final UnaryOperator<String> POLISH =
      text ->
          Map.of("E-mail", "Poczta", "Sales, partners", "Sprzedaż, partnerzy")
              .getOrDefault(text, text);
  private static final List<Choice> CHANNELS =
      List.of(
          new Choice("email", "E-mail"),
          new Choice("sales", "Sales, partners"),
          new Choice("press", "Press"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234|1234",
        "1234,5|1234.5",
        "1234.50|1234.50",
        "1 234,50|1234.50",
        "1.234,50|1234.50",
        "1,234.50|1234.50",
        "1,234,567|1234567",
        "1.234.567,8|1234567.8",
        "0,125|0.125",
        "-5|-5",
        "1.2340|1.2340",
        "۱۲۳۴٫۵|1234.5",
        "1’234.5|1234.5"
      })
  void shouldReadNumbersAsPeopleWriteThem(String text, BigDecimal number) {
    assertThat(CellText.number(text)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,234", "1.234", "12,34.5", "1,2,3", "=1+2", "five", "1e9", "", "12 EUR"})
  void shouldNotGuessNumbers(String text) {
    assertThat(CellText.number(text)).isEmpty();
  }

  @Test
  void shouldReadChoicesByValueAndLabelInBothLanguages() {
    // given
    FieldShape channels = field(Sort.CHOICES, CHANNELS);

    // then
    assertThat(value(channels, "email; Press")).isEqualTo(List.of("email", "press"));
    assertThat(value(channels, "poczta, press")).isEqualTo(List.of("email", "press"));
    assertThat(value(channels, "Sprzedaż, partnerzy")).isEqualTo(List.of("sales"));
    assertThat(value(channels, "Sales, partners; E-MAIL")).isEqualTo(List.of("sales", "email"));
    assertThat(value(channels, "fax")).as("left for the form to refuse").isEqualTo(List.of("fax"));
    assertThat(value(field(Sort.CHOICE, List.of(new Choice(7, "A week"))), "a  week")).isEqualTo(7);
    assertThat(value(field(Sort.CHOICE, List.of(new Choice(7, "A week"))), "7")).isEqualTo(7);
  }

  @Test
  void shouldReadYesAndNoInEachLanguage() {
    for (String yes : List.of("yes", "TAK", "是", "بله", "x", "1", "True")) {
      assertThat(value(field(Sort.YES_NO, List.of()), yes)).as(yes).isEqualTo(true);
    }
    for (String no : List.of("no", "Nie", "否", "خیر", "0", "false")) {
      assertThat(value(field(Sort.YES_NO, List.of()), no)).as(no).isEqualTo(false);
    }
    assertThat(value(field(Sort.YES_NO, List.of()), "perhaps")).isEqualTo("perhaps");
  }

  @Test
  void shouldKeepDatesOfExcelAsIso() {
    // given
    var cell = new Sheet.Cell("46843.39583", LocalDateTime.of(2028, 3, 31, 9, 29, 59, 999_000_000));

    // then
    assertThat(CellText.kept(field(Sort.DATE, List.of()), cell)).isEqualTo("2028-03-31");
    assertThat(CellText.kept(field(Sort.TIME, List.of()), cell)).isEqualTo("09:30");
    assertThat(CellText.kept(field(Sort.DATETIME, List.of()), cell)).isEqualTo("2028-03-31T09:30");
    assertThat(CellText.kept(field(Sort.NUMBER, List.of()), cell)).isEqualTo("46843.39583");
    assertThat(value(field(Sort.DATE, List.of()), "۲۰۲۸-۰۳-۳۱")).isEqualTo("2028-03-31");
  }

  @Test
  void shouldNameColumnsByKeyAndLabelAndTellTheOthers() {
    // given
    var columns =
        new Columns(
            List.of(
                new FieldShape("title", "Title", Sort.TEXT, true, List.of()),
                new FieldShape("mail", "E-mail", Sort.TEXT, false, List.of()),
                new FieldShape("one", "Same", Sort.TEXT, false, List.of()),
                new FieldShape("two", "Same", Sort.TEXT, false, List.of())),
            POLISH);

    // when
    Columns.Reading reading =
        columns.read(List.of("TITLE", "poczta", "Same (two)", "Same", "Colour", "", "title"));

    // then
    assertThat(reading.found().stream().map(field -> field == null ? "-" : field.field()))
        .containsExactly("title", "mail", "two", "-", "-", "-", "-");
    assertThat(reading.unknown()).containsExactly("Same", "Colour", "title");
    assertThat(columns.head(columns.fields().get(2))).isEqualTo("Same (one)");
    assertThat(columns.read(List.of("E-mail")).found().getFirst().field()).isEqualTo("mail");
  }

  private static Object value(FieldShape field, String text) {
    return CellText.value(field, text, POLISH);
  }

  private static FieldShape field(Sort sort, List<Choice> options) {
    return new FieldShape("field", "Field", sort, false, options);
  }
}
