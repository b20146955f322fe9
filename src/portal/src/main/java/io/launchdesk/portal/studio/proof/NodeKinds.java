package io.launchdesk.portal.studio.proof;

import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.launchdesk.core.proof.ProcessGraph.Kind;

/** What an element of a diagram does with a token. */
final class NodeKinds {
  private NodeKinds() {}

  static Kind of(FlowNode node) {
    return switch (node) {
      case ExclusiveGateway gateway -> Kind.EXCLUSIVE;
      case InclusiveGateway gateway -> Kind.INCLUSIVE;
      case ParallelGateway gateway -> Kind.PARALLEL;
      case EventBasedGateway gateway -> Kind.EVENT_BASED;
      case SubProcess sub -> Kind.SCOPE;
      case CallActivity call -> Kind.CALL;
      case UserTask task -> Kind.USER;
      case StartEvent start -> Kind.START;
      case EndEvent end when has(end, ErrorEventDefinition.class) -> Kind.ERROR;
      case EndEvent end when has(end, TerminateEventDefinition.class) -> Kind.TERMINATE;
      case EndEvent end -> Kind.END;
      case Event event when has(event, LinkEventDefinition.class) -> Kind.LINK;
      case Event event -> Kind.EVENT;
      default -> task(node);
    };
  }

  private static Kind task(FlowNode node) {
    if (WorkReader.extension(node, ZeebeTaskDefinition.class).isPresent()) {
      return Kind.JOB;
    }
    return node instanceof BusinessRuleTask ? Kind.RULE : Kind.TASK;
  }

  private static boolean has(Event event, Class<? extends EventDefinition> type) {
    return !event.getChildElementsByType(type).isEmpty();
  }
}
