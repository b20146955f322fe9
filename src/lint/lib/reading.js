import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import modeler from 'modeler-moddle/resources/modeler.json' with { type: 'json' };
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/** How many models are kept as they were read: those of one department, and some drafts. */
const KEPT = 120;

const moddles = {
  process: new BpmnModdle({ modeler, zeebe }),
  decision: new DmnModdle(),
};

const kept = new Map();

/**
 * Reads a model. What was read before is not read again.
 *
 * @param {{kind: string, id: string, content: string}} model XML or JSON
 * @returns {Promise<{root?: object, problems: string[]}>} moddle's definitions or the form; what the parser
 *   did not understand. Without a root when it cannot be read at all
 */
export async function read({ kind, id, content }) {
  const key = `${kind}/${id}`;
  const before = kept.get(key);
  if (before?.content === content) {
    return before.result;
  }
  const result = kind === 'form' ? readForm(content) : await readXml(moddles[kind], content);
  kept.delete(key);
  kept.set(key, { content, result });
  if (kept.size > KEPT) {
    kept.delete(kept.keys().next().value);
  }
  return result;
}

async function readXml(moddle, content) {
  try {
    const { rootElement, warnings } = await moddle.fromXML(content);
    return { root: rootElement, problems: warnings.map(({ message }) => firstLine(message)) };
  } catch (failure) {
    return { problems: [firstLine(failure.message), ...(failure.warnings ?? []).map(({ message }) => firstLine(message))] };
  }
}

function readForm(content) {
  try {
    const root = JSON.parse(content);
    return Array.isArray(root?.components) ? { root, problems: [] } : { problems: ['it has no list of components'] };
  } catch (failure) {
    return { problems: [firstLine(failure.message)] };
  }
}

const firstLine = (text) => String(text).split('\n')[0];
