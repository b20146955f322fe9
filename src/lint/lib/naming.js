const PREFIXES = {
  'bpmn:StartEvent': 'StartEvent',
  'bpmn:EndEvent': 'EndEvent',
  'bpmn:IntermediateCatchEvent': 'IntermediateCatchEvent',
  'bpmn:IntermediateThrowEvent': 'IntermediateThrowEvent',
  'bpmn:BoundaryEvent': 'BoundaryEvent',
  'bpmn:UserTask': 'UserTask',
  'bpmn:ServiceTask': 'ServiceTask',
  'bpmn:BusinessRuleTask': 'BusinessRuleTask',
  'bpmn:CallActivity': 'CallActivity',
  'bpmn:SubProcess': 'SubProcess',
  'bpmn:ExclusiveGateway': 'Gateway',
  'bpmn:ParallelGateway': 'Gateway',
  'bpmn:EventBasedGateway': 'Gateway',
  'bpmn:SequenceFlow': 'SequenceFlow',
};

/** All flow elements of a process, those of subprocesses included. */
export function flowElements(container) {
  return (container.flowElements ?? []).flatMap((element) => [element, ...flowElements(element)]);
}

/** Ids that are not `Prefix_PascalCase`, and types that have no prefix because they are not used here. */
export function namingProblems(definitions) {
  return definitions.rootElements
    .filter((root) => root.$type === 'bpmn:Process')
    .flatMap(flowElements)
    .flatMap(({ $type, id }) => {
      const prefix = PREFIXES[$type];
      if (!prefix) {
        return [{ rule: 'id', id, message: `no element of type ${$type} is used in these models` }];
      }
      return new RegExp(`^${prefix}_[A-Z][A-Za-z0-9]*$`).test(id)
        ? []
        : [{ rule: 'id', id, message: `an id of this type is ${prefix}_ and PascalCase` }];
    });
}
