package io.launchdesk.portal.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes a problem detail from a filter, where no controller is. */
@Component
public class ProblemWriter {
  private final ObjectMapper mapper;

  ProblemWriter(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Answers with what was refused, and with how long to wait where that is known. */
  public void write(HttpServletResponse response, Refusal refusal) throws IOException {
    if (refusal.retryAfterSeconds() != null && !response.isCommitted()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds().toString());
    }
    write(response, refusal.type(), refusal.getMessage());
  }

  /** Answers with the problem; does nothing when the answer is already on its way. */
  public void write(HttpServletResponse response, ProblemType type, String detail)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(type.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response
        .getOutputStream()
        .write(mapper.writeValueAsBytes(Problems.of(type, detail, List.of())));
  }
}
