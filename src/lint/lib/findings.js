/**
 * Something that a rule has found.
 *
 * @typedef {object} Finding
 * @property {string} kind `process`, `decision` or `form`
 * @property {string} model the model's id
 * @property {string} element the id of the element, rule of a table or form field; empty for the model as a whole
 * @property {string} rule the rule's name
 * @property {'ERROR' | 'WARNING'} severity whether it stands in the way of going live
 * @property {string} message what is wrong and what to do, in a sentence
 * @property {string[]} path always empty: these rules look at no ways
 * @property {string[]} [entries] the entries of the properties panel where it is mended
 */

/** A problem that stands in the way of going live. */
export const error = (rule, id, message) => ({ rule, id, message, severity: 'ERROR' });

/** A problem that whoever reviews the model should know. */
export const warning = (rule, id, message) => ({ rule, id, message, severity: 'WARNING' });

/**
 * Problems as findings in a model.
 *
 * @param {{kind: string, id: string}} model where
 * @returns {Finding[]}
 */
export function findingsIn(model, problems) {
  return problems.map(({ rule, id, message, severity, entries = [] }) => ({
    kind: model.kind,
    model: model.id,
    element: id ?? '',
    rule,
    severity,
    message,
    path: [],
    entries,
  }));
}
