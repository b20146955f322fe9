import { cellOf } from './unary-tests.js';

/** What else a row may be about besides the steps that people do. */
const TASK = 'task';

/**
 * The steps for which a policy has rows: in tables that say of a `step` how many `targetHours` it has.
 *
 * @param definitions of moddle; undefined when there is no policy
 * @returns {Set<string> | undefined} undefined when a row's step is not written out, so that nothing can be told
 */
export function stepsIn(definitions) {
  const tables = (definitions?.drgElement ?? []).map(({ decisionLogic }) => decisionLogic).filter(isOfSteps);
  const rows = tables.flatMap((table) => (table.rule ?? []).map((rule) => ({ step: result(table, rule, 'step'), scope: result(table, rule, 'scope') })));
  const ofTasks = rows.filter(({ scope }) => scope === undefined || scope === TASK);
  return tables.length === 0 || ofTasks.some(({ step }) => step === undefined) ? undefined : new Set(ofTasks.map(({ step }) => step));
}

const isOfSteps = (logic) => logic?.$type === 'dmn:DecisionTable' && ['step', 'targetHours'].every((name) => column(logic, name) >= 0);

const column = ({ output = [] }, wanted) => output.findIndex(({ name }) => name === wanted);

/** The text that a row has for an output; undefined when it is not written out. */
function result(table, { outputEntry = [] }, name) {
  const { named = [] } = cellOf(outputEntry[column(table, name)]?.text);
  return named.length === 1 && typeof named[0] === 'string' ? named[0] : undefined;
}
