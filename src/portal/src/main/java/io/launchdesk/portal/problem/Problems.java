package io.launchdesk.portal.problem;

import java.util.List;
import org.springframework.http.ProblemDetail;

/** Builds problem details: type, title, status, detail, {@code action} and {@code errors}. */
public final class Problems {
  private Problems() {}

  /** The problem detail of this type. */
  public static ProblemDetail of(ProblemType type, String detail, List<FieldError> errors) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
    problem.setType(type.uri());
    problem.setTitle(type.title());
    problem.setProperty("action", type.action());
    problem.setProperty("errors", errors);
    return problem;
  }
}
