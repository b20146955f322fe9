package io.launchdesk.workers.notification;

import io.launchdesk.core.brief.BriefProblem;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.brief.RequestBrief;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What can be said of a request. */
@Component
class RequestWords {
  private final BriefRepository briefs;
  private final Words words;

  RequestWords(BriefRepository briefs, Words words) {
    this.briefs = briefs;
    this.words = words;
  }

  About about(RequestBrief request) {
    Map<String, Object> values = new HashMap<>();
    List<BriefProblem> problems = briefs.problems(request.id());
    values.put("problems", (Notifier.Told) language -> bullets(problems, language));
    values.put("launchAt", request.launchAt());
    values.put("promisedAt", request.promisedAt());
    return new About(Topic.request(request.id()), request.title(), values);
  }

  private String bullets(List<BriefProblem> problems, String language) {
    return problems.stream()
        .map(problem -> "- " + words.problem(language, problem.message()))
        .collect(Collectors.joining("\n"));
  }
}
