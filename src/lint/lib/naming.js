import { elementsOf, typeInWords } from './elements.js';
import { error, warning } from './findings.js';

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

/** Ids that are not `Prefix_PascalCase`; types that are not used here; ends without a name, by which outcomes are counted. */
export function namingProblems(definitions) {
  return elementsOf(definitions).flatMap((element) => [...idProblems(element), ...endProblems(element)]);
}

function idProblems(element) {
  const { $type, id } = element;
  const prefix = PREFIXES[$type];
  if (!prefix) {
    return [error('element-type', id, { type: typeInWords(element) })];
  }
  return new RegExp(`^${prefix}_[A-Z][A-Za-z0-9]*$`).test(id)
    ? []
    : [warning('id', id, { prefix, example: example(element) })];
}

/** The element's name as an id; a placeholder when it has none that would do. */
function example({ name }) {
  const words = (name ?? '').replace(/[^A-Za-z0-9 ]/g, '').split(' ').filter(Boolean);
  const id = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(id) ? id : 'WhatItDoes';
}

function endProblems({ $type, id, name }) {
  return $type === 'bpmn:EndEvent' && !name?.trim()
    ? [error('end-named', id)]
    : [];
}
