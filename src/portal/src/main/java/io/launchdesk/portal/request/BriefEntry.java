package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks at a brief as a person entered it, for a new request or a changed one. */
@Component
class BriefEntry {
  private static final int LONGEST_TITLE = 200;

  private final IntakeForms forms;

  BriefEntry(IntakeForms forms) {
    this.forms = forms;
  }

  /**
   * The brief with its title cleaned up. It may be incomplete, but what is there must fit the form.
   *
   * @throws Refusal naming the fields that are not valid
   */
  Map<String, Object> checked(String type, Map<String, Object> brief) {
    if (brief == null) {
      throw Refusal.invalid("brief", "is needed.");
    }
    EnteredJson.check(brief);
    Map<String, Object> checked = new LinkedHashMap<>(brief);
    String title = EnteredJson.text("title", brief.get("title"), LONGEST_TITLE);
    if (title.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid("title", "must be one line of text.");
    }
    checked.put("title", title);
    forms.checkWellFormed(type, checked);
    return checked;
  }
}
