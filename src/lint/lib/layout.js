import { elementsOf } from './elements.js';
import { warning } from './findings.js';

/**
 * What makes a diagram hard to read: flows that cross, flows that run through a shape, slanted flows,
 * labels that lie on a shape or on each other.
 */
export function layoutProblems(definitions) {
  const plane = definitions.diagrams?.[0]?.plane;
  if (!plane) {
    return [];
  }
  const planeElement = plane.planeElement ?? [];
  const elements = new Map(elementsOf(definitions).map((element) => [element.id, element]));
  const shapes = planeElement.filter((di) => di.$type === 'bpmndi:BPMNShape' && di.bounds && elements.has(di.bpmnElement?.id));
  const edges = planeElement.filter((di) => di.$type === 'bpmndi:BPMNEdge' && di.bpmnElement && di.waypoint?.length > 1);
  return [
    ...slanted(edges),
    ...crossings(edges),
    ...runsThrough(edges, shapes),
    ...hiddenLabels([...shapes, ...edges], shapes),
  ];
}

const problem = (di, code, other) => warning(`layout.${code}`, di.bpmnElement.id, other && { other: other.bpmnElement.id });

function segments(edge) {
  return edge.waypoint.slice(1).map((to, index) => ({ from: edge.waypoint[index], to }));
}

function slanted(edges) {
  return edges
    .filter((edge) => segments(edge).some(({ from, to }) => from.x !== to.x && from.y !== to.y))
    .map((edge) => problem(edge, 'slanted'));
}

/** The box of a segment, made smaller at both ends so that lines may meet where they begin and end. */
function box({ from, to }, inset) {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const across = right > left ? inset : 0;
  const down = bottom > top ? inset : 0;
  return { left: left + across, right: right - across, top: top + down, bottom: bottom - down };
}

const overlap = (a, b) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

function crossings(edges) {
  return pairs(edges)
    .filter(([one, other]) =>
      segments(one).some((a) => segments(other).some((b) => overlap(box(a, 1), box(b, 1)))),
    )
    .map(([one, other]) => problem(one, 'crosses', other));
}

function runsThrough(edges, shapes) {
  return edges.flatMap((edge) =>
    shapes
      .filter((shape) => shape.bpmnElement.$type !== 'bpmn:SubProcess')
      .filter((shape) => !isEnd(edge.bpmnElement, shape.bpmnElement))
      .filter((shape) => segments(edge).some((segment) => overlap(box(segment, 1), bounds(shape.bounds, 0))))
      .map((shape) => problem(edge, 'through', shape)),
  );
}

function isEnd(flow, element) {
  const host = (end) => end?.attachedToRef ?? end;
  return [flow.sourceRef, flow.targetRef].some((end) => end === element || host(end) === element);
}

function hiddenLabels(labelled, shapes) {
  const labels = labelled.filter((di) => di.label?.bounds);
  const onShapes = labels.flatMap((label) =>
    shapes
      .filter((shape) => shape !== label && shape.bpmnElement.$type !== 'bpmn:SubProcess')
      .filter((shape) => overlap(bounds(label.label.bounds, 2), bounds(shape.bounds, 0)))
      .map((shape) => problem(label, 'name-on-shape', shape)),
  );
  const onLabels = pairs(labels)
    .filter(([one, other]) => overlap(bounds(one.label.bounds, 2), bounds(other.label.bounds, 2)))
    .map(([one, other]) => problem(one, 'name-on-name', other));
  return [...onShapes, ...onLabels];
}

function bounds({ x, y, width, height }, inset) {
  return { left: x + inset, right: x + width - inset, top: y + inset, bottom: y + height - inset };
}

function pairs(list) {
  return list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other]));
}
