/** All flow elements of a process, those of subprocesses included. */
export function flowElements(container) {
  return (container.flowElements ?? []).flatMap((element) => [element, ...flowElements(element)]);
}

/** All flow elements of all processes in a file. */
export function elementsOf(definitions) {
  return processesOf(definitions).flatMap(flowElements);
}

/** The processes in a file. */
export function processesOf(definitions) {
  return (definitions.rootElements ?? []).filter(({ $type }) => $type === 'bpmn:Process');
}

/** Zeebe's extensions of an element. */
export function extensions(element, type) {
  return (element.extensionElements?.values ?? []).filter(({ $type }) => $type === type);
}

/** Zeebe's extension of an element; undefined when it has none of that type. */
export function extension(element, type) {
  return extensions(element, type)[0];
}

/** The execution listeners of an element. */
export function listeners(element) {
  return extensions(element, 'zeebe:ExecutionListeners').flatMap(({ listeners }) => listeners ?? []);
}

/** The value of a task header; undefined when there is none. */
export function header(element, key) {
  return extensions(element, 'zeebe:TaskHeaders')
    .flatMap(({ values }) => values ?? [])
    .find((one) => one.key === key)?.value;
}

/** The name of an element's type without its prefix, in words: `bpmn:UserTask` is "user task". */
export function typeInWords({ $type }) {
  return $type.replace(/^\w+:/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
