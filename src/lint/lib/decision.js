import { isBroken, parseExpression } from './feel.js';
import { error, warning } from './findings.js';
import { isPossible, spaceOf, uncovered } from './tables.js';

/** How many findings of one sort a table gets: more tell nobody more. */
const MOST = 20;

/** Hit policies under which one row answers. */
const ONE_ROW = new Set(['UNIQUE', 'FIRST', 'ANY', 'PRIORITY']);

/**
 * What is wrong within a file of decisions.
 *
 * @param definitions of moddle
 * @param {Set<string>} asked ids of the decisions that processes ask
 */
export function decisionProblems(definitions, asked = new Set()) {
  const decisions = (definitions.drgElement ?? []).filter(({ $type }) => $type === 'dmn:Decision');
  const ids = new Set((definitions.drgElement ?? []).map(({ id }) => id));
  const needed = withRequired(decisions, asked);
  return [
    ...undrawn(definitions),
    ...decisions.flatMap((decision) => [
      ...requirements(decision, ids),
      ...logic(decision, needed.has(decision.id)),
    ]),
  ];
}

/** The decisions that are asked, and those that they build on. */
function withRequired(decisions, asked) {
  const needed = new Set();
  const open = [...asked];
  while (open.length > 0) {
    const id = open.pop();
    const decision = decisions.find((one) => one.id === id);
    if (!decision || needed.has(id)) continue;
    needed.add(id);
    open.push(...(decision.informationRequirement ?? []).map(({ requiredDecision }) => requiredDecision?.href?.replace(/^#/, '')));
  }
  return needed;
}

function undrawn(definitions) {
  const drawn = new Set(
    (definitions.dmnDI?.diagrams ?? [])
      .flatMap(({ diagramElements }) => diagramElements ?? [])
      .map(({ dmnElementRef }) => dmnElementRef?.id),
  );
  return (definitions.drgElement ?? [])
    .filter(({ id }) => !drawn.has(id))
    .map(({ id }) => warning('drawn', id));
}

function requirements({ id, informationRequirement = [] }, ids) {
  return informationRequirement
    .map(({ requiredInput, requiredDecision }) => (requiredInput ?? requiredDecision)?.href?.replace(/^#/, ''))
    .filter((href) => href && !ids.has(href))
    .map((href) => error('requirement-exists', id, { id: href }));
}

function logic({ id, name, decisionLogic }, needed) {
  switch (decisionLogic?.$type) {
    case 'dmn:DecisionTable':
      return tableProblems(decisionLogic, id, needed);
    case 'dmn:LiteralExpression':
      return expression(decisionLogic.text, id, 'feel.expression');
    case undefined:
      return [error('decision-logic', id, { name: name ?? id })];
    default:
      return [];
  }
}

function tableProblems(table, decision, needed) {
  const space = spaceOf(table);
  const policy = table.hitPolicy ?? 'UNIQUE';
  return [
    ...inputs(table, decision),
    ...cells(table, space),
    ...(ONE_ROW.has(policy) ? [...gaps(space, table, needed), ...dead(space, policy)] : [...impossible(space), ...repeated(table)]),
    ...(policy === 'UNIQUE' ? overlaps(space) : []),
  ];
}

function inputs({ input = [], output = [], rule = [] }, decision) {
  return [
    ...input.flatMap(({ id, inputExpression }) =>
      inputExpression?.text?.trim()
        ? expression(inputExpression.text, id, 'feel.input')
        : [error('input-expression', id)],
    ),
    ...output
      .filter(({ name }) => output.length > 1 && !name)
      .map(({ id }) => error('output-name', id)),
    ...(rule.length === 0 ? [error('table-empty', decision)] : []),
  ];
}

function cells({ rule = [] }, space) {
  const inputs = space.rules.flatMap(({ id, cells }, row) =>
    cells
      .filter(({ is }) => is === 'broken')
      .map(({ text }) => error('feel.cell', id, { row: row + 1, text })),
  );
  const outputs = rule.flatMap(({ id, outputEntry = [] }, row) =>
    outputEntry.flatMap(({ text }) => expression(text, id, 'feel.result', { row: row + 1 })),
  );
  return [...inputs, ...outputs];
}

function expression(text, id, code, places = {}) {
  const written = text?.trim();
  if (!written || written === '-') {
    return [];
  }
  return isBroken(parseExpression(written)) ? [error(code, id, { ...places, text: written })] : [];
}

function numbers(rules) {
  return rules.map((_, index) => index);
}

/** A gap is an error where a process goes on by the answer: it would go on by none. */
function gaps(space, table, needed) {
  // A result that stands for "no row" is an answer, too.
  if ((table.output ?? []).some(({ defaultOutputEntry }) => defaultOutputEntry?.text)) {
    return [];
  }
  const gap = uncovered(space, numbers(space.rules));
  if (gap === undefined) {
    return [warning('table-too-large', table.id)];
  }
  if (gap === null || space.rules.length === 0) {
    return [];
  }
  const found = needed && isSure(space) ? error : warning;
  return [gap.length === 0 ? found('gap.always', table.id) : found('gap', table.id, { when: gap.join(', ') })];
}

/** Whether no condition takes an evaluation: what is found is so, and not only perhaps. */
function isSure({ axes }) {
  return axes.every(({ opaque }) => !opaque);
}

function dead(space, policy) {
  return numbers(space.rules)
    .flatMap((row) => {
      const { id } = space.rules[row];
      if (!isPossible(space, [row])) {
        return [warning('dead-rule.never', id, { row: row + 1 })];
      }
      const before = numbers(space.rules).slice(0, row);
      return policy === 'FIRST' && row > 0 && uncovered(space, before, row) === null
        ? [warning('dead-rule.taken', id, { row: row + 1 })]
        : [];
    })
    .slice(0, MOST);
}

function impossible(space) {
  return numbers(space.rules)
    .filter((row) => !isPossible(space, [row]))
    .map((row) => warning('dead-rule.never', space.rules[row].id, { row: row + 1 }));
}

function repeated({ rule = [] }) {
  const said = ({ inputEntry = [], outputEntry = [] }) => JSON.stringify([...inputEntry, ...outputEntry].map(({ text }) => text ?? ''));
  return rule.flatMap((one, row) => {
    const first = rule.findIndex((other) => said(other) === said(one));
    return first < row ? [warning('rule-repeated', one.id, { row: row + 1, first: first + 1 })] : [];
  });
}

function overlaps(space) {
  const found = [];
  const mayBeApart = space.axes.some(({ opaque }) => opaque);
  for (let row = 0; row < space.rules.length; row++) {
    for (let other = row + 1; other < space.rules.length && found.length < MOST; other++) {
      if (isPossible(space, [row, other])) {
        const { id } = space.rules[other];
        found.push((mayBeApart ? warning : error)('overlap', id, { row: row + 1, other: other + 1 }));
      }
    }
  }
  return found;
}
