import { decisionProblems } from './decision.js';
import { elementsOf, extensions } from './elements.js';
import { stepsIn } from './policy.js';
import { error, findingsIn } from './findings.js';
import { fieldsOf, formProblems } from './form.js';
import { processProblems } from './process.js';
import { read } from './reading.js';
import { referenceProblems } from './references.js';

/**
 * Looks at models as they would be live together. The same in the build, the browser and the server: it knows no
 * files, no network and no clock.
 *
 * @param {object} picture
 * @param {object} picture.contract what models, workers and forms agree on, from `src/core`
 * @param {{kind: string, id: string, content: string}[]} picture.models all of them
 * @param {{kind: string, id: string}[]} picture.changed which of them are looked at in full; of the others only
 *   whether what they name there is still as they need it
 * @returns {Promise<import('./findings.js').Finding[]>} errors first
 */
export async function check({ contract, models, changed }) {
  const full = new Set(changed.map(({ kind, id }) => `${kind}/${id}`));
  const all = await Promise.all(models.map(async (model) => ({ ...model, ...(await read(model)) })));
  const known = knownIn(all, contract);
  const found = await Promise.all(
    all.map(async (model) => {
      const looked = full.has(`${model.kind}/${model.id}`);
      if (!model.root) {
        return looked ? findingsIn(model, [error('readable.not', '', { problem: model.problems[0] })]) : [];
      }
      return findingsIn(model, [
        ...(looked ? model.problems.map((problem) => error('readable.part', '', { problem })) : []),
        ...(looked ? await within(model, contract, all) : []),
        ...(model.kind === 'process'
          ? referenceProblems(model.root, model.id, contract, known).filter((problem) => looked || isBecauseOf(changed, problem))
          : []),
      ]);
    }),
  );
  return found.flat().sort((one, other) => rank(one) - rank(other));
}

/** Whether a problem of a model that did not change may come from those that did: ids of processes and forms never go. */
function isBecauseOf(changed, { rule, form }) {
  return changed.some(
    ({ kind, id }) => (kind === 'decision' && (rule === 'decision-exists' || rule === 'step-policy')) || (kind === 'form' && rule === 'mail-answers' && form === id),
  );
}

const rank = ({ severity }) => (severity === 'ERROR' ? 0 : 1);

async function within({ kind, id, root }, contract, all) {
  switch (kind) {
    case 'process':
      return processProblems(root, contract);
    case 'decision':
      return decisionProblems(root, askedIn(all));
    default:
      return formProblems(root, id, all.filter((one) => one.kind === 'process' && one.root));
  }
}

/** The ids of the decisions that processes ask. */
function askedIn(all) {
  const processes = all.filter(({ kind, root }) => kind === 'process' && root);
  return new Set(processes.flatMap(({ root }) => elementsOf(root).flatMap((one) => extensions(one, 'zeebe:CalledDecision').map(({ decisionId }) => decisionId))));
}

function knownIn(all, { userTasks }) {
  const of = (kind) => all.filter((model) => model.kind === kind);
  return {
    processes: new Set(of('process').map(({ id }) => id)),
    decisions: new Set(of('decision').flatMap(({ root }) => (root?.drgElement ?? []).map(({ id }) => id))),
    steps: stepsIn(of('decision').find(({ root }) => root?.drgElement?.some(({ id }) => id === userTasks.policy))?.root),
    forms: new Map(of('form').map(({ id, root }) => [id, root ? fieldsOf(root) : new Map()])),
  };
}
