package io.launchdesk.portal.studio.template;

import io.launchdesk.core.contract.ContractVariable;
import io.launchdesk.core.contract.Facts;
import io.launchdesk.core.contract.JobContract;
import io.launchdesk.core.contract.JobContracts;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an editor of processes has to know of the workers. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Models")
class TemplateController {

  /**
   * Variables that the contract names.
   *
   * @param facts what the processes of a request have from the brief and from triage
   * @param jobs what a job of a type sets, by type
   */
  record Variables(List<ContractVariable> facts, Map<String, List<ContractVariable>> jobs) {}

  @Operation(
      summary = "Element templates of all job types",
      description = "As Camunda's editors read them; the desktop Modeler takes the file as it is.")
  @GetMapping("/templates")
  List<ElementTemplate> templates(Access access) {
    requireReader(access);
    return ElementTemplates.all();
  }

  @Operation(summary = "The variables that processes and workers agree on")
  @GetMapping("/variables")
  Variables variables(Access access) {
    requireReader(access);
    return new Variables(
        Stream.concat(Facts.OF_BRIEF.stream(), Facts.OF_TRIAGE.stream()).toList(),
        JobContracts.ALL.stream()
            .filter(job -> !job.sets().isEmpty())
            .collect(Collectors.toMap(JobContract::type, JobContract::sets)));
  }

  private static void requireReader(Access access) {
    if (!access.seesModels()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Models are for process owners, analysts, operators and admins.");
    }
  }
}
