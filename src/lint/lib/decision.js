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
    .map(({ id }) => warning('drawn', id, 'It is not in the diagram of requirements: draw it there.'));
}

function requirements({ id, informationRequirement = [] }, ids) {
  return informationRequirement
    .map(({ requiredInput, requiredDecision }) => (requiredInput ?? requiredDecision)?.href?.replace(/^#/, ''))
    .filter((href) => href && !ids.has(href))
    .map((href) => error('requirement-exists', id, `It builds on "${href}", which is not there: connect it anew.`));
}

function logic({ id, name, decisionLogic }, needed) {
  switch (decisionLogic?.$type) {
    case 'dmn:DecisionTable':
      return tableProblems(decisionLogic, id, needed);
    case 'dmn:LiteralExpression':
      return expression(decisionLogic.text, id, 'The expression');
    case undefined:
      return [error('decision-logic', id, `"${name ?? id}" decides nothing: give it a table or an expression.`)];
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
        ? expression(inputExpression.text, id, 'The input')
        : [error('input-expression', id, 'The column asks nothing: enter the variable that it is about.')],
    ),
    ...output
      .filter(({ name }) => output.length > 1 && !name)
      .map(({ id }) => error('output-name', id, 'Give the column of results a name: there is more than one.')),
    ...(rule.length === 0 ? [error('table-empty', decision, 'The table has no row: it answers nothing.')] : []),
  ];
}

function cells({ rule = [] }, space) {
  const inputs = space.rules.flatMap(({ id, cells }, row) =>
    cells
      .filter(({ is }) => is === 'broken')
      .map(({ text }) => error('feel', id, `Row ${row + 1}: "${text}" is no condition in FEEL. Texts stand in quotes, as "fast".`)),
  );
  const outputs = rule.flatMap(({ id, outputEntry = [] }, row) =>
    outputEntry.flatMap(({ text }) => expression(text, id, `Row ${row + 1}: the result`)),
  );
  return [...inputs, ...outputs];
}

function expression(text, id, what) {
  const written = text?.trim();
  if (!written || written === '-') {
    return [];
  }
  return isBroken(parseExpression(written)) ? [error('feel', id, `${what} "${written}" is no FEEL. Texts stand in quotes, as "fast".`)] : [];
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
    return [warning('table-too-large', table.id, 'The table is too large to search it for gaps: look for them yourself, or part it.')];
  }
  return gap === null || space.rules.length === 0
    ? []
    : [(needed && isSure(space) ? error : warning)('gap', table.id, `No row answers when ${gap.join(', ') || 'anything is asked'}: add a row, or end with one that takes everything.`)];
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
        return [warning('dead-rule', id, `Row ${row + 1} can never hold: its conditions let nothing in.`)];
      }
      const before = numbers(space.rules).slice(0, row);
      return policy === 'FIRST' && row > 0 && uncovered(space, before, row) === null
        ? [warning('dead-rule', id, `Row ${row + 1} is never reached: the rows above it take all of it. Move it up, or take it away.`)]
        : [];
    })
    .slice(0, MOST);
}

function impossible(space) {
  return numbers(space.rules)
    .filter((row) => !isPossible(space, [row]))
    .map((row) => warning('dead-rule', space.rules[row].id, `Row ${row + 1} can never hold: its conditions let nothing in.`));
}

function repeated({ rule = [] }) {
  const said = ({ inputEntry = [], outputEntry = [] }) => JSON.stringify([...inputEntry, ...outputEntry].map(({ text }) => text ?? ''));
  return rule.flatMap((one, row) => {
    const first = rule.findIndex((other) => said(other) === said(one));
    return first < row ? [warning('rule-repeated', one.id, `Row ${row + 1} says the same as row ${first + 1}: its result comes twice. Take one away.`)] : [];
  });
}

function overlaps(space) {
  const found = [];
  const mayBeApart = space.axes.some(({ opaque }) => opaque);
  for (let row = 0; row < space.rules.length; row++) {
    for (let other = row + 1; other < space.rules.length && found.length < MOST; other++) {
      if (isPossible(space, [row, other])) {
        const { id } = space.rules[other];
        const message = `Rows ${row + 1} and ${other + 1} can hold at once, but the hit policy is Unique: set them apart, or choose First.`;
        found.push((mayBeApart ? warning : error)('overlap', id, message));
      }
    }
  }
  return found;
}
