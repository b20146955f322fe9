import SENTENCES from '../../core/src/main/resources/io/launchdesk/core/finding/sentences.json' with { type: 'json' };

const PLACE = /\{\{(\w+)\}\}/g;

/**
 * Something that a rule has found.
 *
 * @typedef {object} Finding
 * @property {string} kind `process`, `decision` or `form`
 * @property {string} model the model's id
 * @property {string} element the id of the element, rule of a table or form field; empty for the model as a whole
 * @property {string} rule the rule's name
 * @property {'ERROR' | 'WARNING'} severity whether it stands in the way of going live
 * @property {string} message what is wrong and what to do, in an English sentence
 * @property {string | null} code which sentence of sentences.json it is, for other languages; null when somebody else's
 *   rule worded it
 * @property {Record<string, string | number>} places what stands in the sentence's places, by their names
 * @property {string[]} path always empty: these rules look at no ways
 * @property {string[]} [entries] the entries of the properties panel where it is mended
 */

/** A problem that stands in the way of going live: the code of its sentence, which begins with the rule's name. */
export const error = (code, id, places = {}) => problem(code, id, places, 'ERROR');

/** A problem that whoever reviews the model should know. */
export const warning = (code, id, places = {}) => problem(code, id, places, 'WARNING');

const problem = (code, id, places, severity) => ({ rule: code.split('.')[0], id, severity, code, places, message: say(code, places) });

/** Whether there is a sentence of that code. */
export const isSaid = (code) => code in SENTENCES;

/** A sentence in English, with what belongs in its places. */
export function say(code, places = {}) {
  const wanted = new Set([...SENTENCES[code].matchAll(PLACE)].map(([, name]) => name));
  const given = Object.keys(places);
  if (given.length !== wanted.size || !given.every((name) => wanted.has(name))) {
    throw new Error(`${code} has the places ${[...wanted].join(', ')}, not ${given.join(', ')}`);
  }
  return SENTENCES[code].replace(PLACE, (_, name) => String(places[name]));
}

/**
 * Problems as findings in a model.
 *
 * @param {{kind: string, id: string}} model where
 * @returns {Finding[]}
 */
export function findingsIn(model, problems) {
  return problems.map(({ rule, id, message, severity, code = null, places = {}, entries = [] }) => ({
    kind: model.kind,
    model: model.id,
    element: id ?? '',
    rule,
    severity,
    message,
    code,
    places,
    path: [],
    entries,
  }));
}
