import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import modeler from 'modeler-moddle/resources/modeler.json' with { type: 'json' };
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/**
 * How much is kept as it was read: the models of one department, and some drafts. In characters, for trees take many
 * times that, and nobody bounds the memory of whoever runs the rules.
 */
const KEPT = 4_000_000;

const moddles = {
  process: new BpmnModdle({ modeler, zeebe }),
  decision: new DmnModdle(),
};

const kept = new Map();
let characters = 0;

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
  forget(key);
  kept.set(key, { content, result });
  characters += content.length;
  while (characters > KEPT) {
    forget(kept.keys().next().value);
  }
  return result;
}

function forget(key) {
  characters -= kept.get(key)?.content.length ?? 0;
  kept.delete(key);
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
