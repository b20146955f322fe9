package io.launchdesk.core.form;

import static io.launchdesk.core.form.Forms.form;
import static io.launchdesk.core.form.Forms.json;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that the server does not work with, and what it says. */
class FormRefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'filepicker','key':'f'} | f: components of type filepicker are not supported here",
        "{'type':'textfield','id':'Field_1'} | Field_1: a field needs a key",
        "{'type':'dynamiclist','id':'List_1'} | List_1: a dynamic list needs a path",
        "{'type':'select','key':'f'} | f: it offers no options",
        "{'type':'select','key':'f','valuesExpression':'=x'} | f: options from an expression are not supported",
        "{'type':'textfield','key':'f','validate':{'pattern':'(?=x)'}} | f: the pattern (?=x) cannot be used",
        "{'type':'textfield','key':'f','validate':{'minLength':'=x'}} | f: minLength must be a number",
        "{'type':'textfield','key':'f','validate':{'required':'=x'}} | f: required must be true or false",
        "{'type':'number','key':'f','increment':0} | f: increment must be greater than 0",
        "{'type':'datetime','key':'f','subtype':'week'} | f: subtype must be date, time or datetime",
        "{'type':'textfield','key':'f','conditional':{'hide':'=now() = f'}} | f: the condition"
      })
  void shouldNameComponentAndReasonWhenFormIsRefused(String component, String message) {
    assertThatThrownBy(() -> form(component))
        .isInstanceOf(FormSchemaException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"components\":", "null"})
  void shouldRefuseWhenTextIsNoForm(String text) {
    assertThatThrownBy(() -> FormSchema.parse(text))
        .isInstanceOf(FormSchemaException.class)
        .hasMessageStartingWith("form: ");
  }

  @Test
  void shouldRefuseWhenGroupsLieTooDeep() {
    String component = "{'type':'textfield','key':'x'}";
    for (int i = 0; i < 20; i++) {
      component = "{'type':'group','components':[" + component + "]}";
    }
    String form = json(component);

    assertThatThrownBy(() -> FormSchema.parse(form)).hasMessageContaining("too deep");
  }
}
