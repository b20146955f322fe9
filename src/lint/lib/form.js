import { elementsOf, extension } from './elements.js';
import { isBroken, parseExpression } from './feel.js';
import { error, warning } from './findings.js';

/** Components in which people enter something, and that must say what. */
const ENTERED = new Set(['textfield', 'textarea', 'number', 'datetime', 'checkbox', 'checklist', 'radio', 'select', 'taglist', 'filepicker']);

/** All components of a form with the path under which their answers are kept. */
export function componentsOf({ components = [] }, scope = '') {
  return components.flatMap((component) => {
    const inner = component.type === 'dynamiclist' || component.path ? `${scope}${component.path ?? component.id}.` : scope;
    return [{ component, scope }, ...componentsOf(component, inner)];
  });
}

/** The values that each field offers, by key; none for fields that offer no choice. */
export function fieldsOf(form) {
  return new Map(
    componentsOf(form)
      .filter(({ component }) => component.key)
      .map(({ component, scope }) => [scope + component.key, (component.values ?? []).map(({ value }) => String(value))]),
  );
}

/**
 * What is wrong within a form.
 *
 * @param form as JSON has it
 * @param id of the model
 * @param processes models with their root: who reads what is entered
 */
export function formProblems(form, id, processes) {
  const all = componentsOf(form);
  return [
    ...(form.id === id ? [] : [error('model-id.form', '', { id })]),
    ...twice(all, ({ component }) => component.id, (one) => error('id-unique', one, { id: one })),
    ...keysTwice(all),
    ...all.flatMap(({ component }) => [...saidProblems(component), ...expressions(component)]),
    ...steering(all, id, processes),
  ];
}

function twice(all, nameOf, problem) {
  const seen = new Set();
  return all.flatMap((one) => {
    const name = nameOf(one);
    if (!name || !seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [problem(name)];
  });
}

/** One answer cannot be kept for two fields; what is only shown may be shown twice. */
function keysTwice(all) {
  const entered = all.filter(({ component }) => component.key && !isShown(component));
  const seen = new Map();
  return entered.flatMap(({ component, scope }) => {
    const key = scope + component.key;
    const first = seen.get(key);
    seen.set(key, component.id);
    return first
      ? [error('key-unique', component.id, { key: component.key, first })]
      : [];
  });
}

const isShown = ({ readonly, disabled }) => readonly === true || disabled === true;

/** Every field says what belongs in it, and keeps it under a key. */
function saidProblems(component) {
  if (!ENTERED.has(component.type)) {
    return [];
  }
  const named = component.label || component.dateLabel || component.timeLabel || component.description;
  return [
    ...(component.key ? [] : [error('key-needed', component.id)]),
    ...(named ? [] : [error('field-explained', component.id)]),
  ];
}

/** Conditions and sources that FEEL's parser reads. */
function expressions(component) {
  return textsOf(component)
    .filter((text) => text.startsWith('=') && isBroken(parseExpression(text.slice(1))))
    .map((text) => error('feel.form', component.id, { text }));
}

function textsOf({ components, ...own }) {
  const texts = (value) => {
    if (typeof value === 'string') return [value];
    return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
  };
  const { label, description, text, ...rest } = own;
  return texts(rest);
}

/** What is handed to the engine must be read there. */
function steering(all, id, processes) {
  const users = processes.filter(({ root }) => elementsOf(root).some((element) => extension(element, 'zeebe:FormDefinition')?.formId === id));
  return all
    .filter(({ component }) => component.properties?.steering === 'true')
    .filter(({ component }) => !users.some(({ content }) => new RegExp(`\\b${escaped(component.key ?? '')}\\b`).test(content)))
    .map(({ component }) => warning('field-used', component.id, { key: component.key ?? '' }));
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
