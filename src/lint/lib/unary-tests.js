import { isBroken, parseUnaryTests } from './feel.js';

/** A text that no rule names. */
export const OTHER = Symbol('any other');

/**
 * A cell of a decision table, as far as it can be told without evaluating it.
 *
 * @typedef {object} Cell
 * @property {'all' | 'values' | 'opaque' | 'broken'} is whether it lets all values in, some that are known, some that
 *   only an evaluation tells, or cannot be read
 * @property {string} text as it was written
 * @property {(string | number | boolean | null)[]} [named] the values at which its answer may change
 * @property {(value: unknown) => boolean} [holds] of a known cell: whether it lets a value in
 */

/**
 * Reads a cell with FEEL's parser; nothing is evaluated.
 *
 * @param {string} text unary tests in FEEL; empty is all
 * @returns {Cell}
 */
export function cellOf(text) {
  const written = (text ?? '').trim();
  if (written === '' || written === '-') {
    return { is: 'all', text: '-' };
  }
  const root = parseUnaryTests(written);
  if (isBroken(root)) {
    return { is: 'broken', text: written };
  }
  const named = [];
  const negated = root.firstChild?.name === 'not';
  const tests = root.getChild('PositiveUnaryTests')?.getChildren('PositiveUnaryTest') ?? [];
  const known = tests.map((test) => predicate(test.firstChild, written, named));
  if (tests.length === 0 || known.includes(null)) {
    return { is: 'opaque', text: written };
  }
  const any = (value) => known.some((holds) => holds(value));
  return { is: 'values', text: written, named, holds: negated ? (value) => !any(value) : any };
}

/** What a test lets in; null when it takes more than literals to tell. Notes the values that it names. */
function predicate(node, text, named) {
  const literal = literalOf(node, text);
  if (literal) {
    named.push(literal.value);
    return (value) => value === literal.value;
  }
  if (node.name !== 'SimplePositiveUnaryTest') {
    return null;
  }
  return node.firstChild.name === 'Interval' ? within(node.firstChild, text, named) : compared(node, text, named);
}

function compared(node, text, named) {
  const operator = slice(node.getChild('CompareOp'), text);
  const literal = literalOf(node.lastChild, text);
  const compare = COMPARISONS[operator];
  if (!literal || !compare) {
    return null;
  }
  named.push(literal.value);
  return (value) => compare(value, literal.value);
}

const sameType = (compare) => (value, limit) => typeof value === 'number' && typeof limit === 'number' && compare(value, limit);
const COMPARISONS = {
  '=': (value, limit) => value === limit,
  '!=': (value, limit) => value !== limit,
  '<': sameType((value, limit) => value < limit),
  '<=': sameType((value, limit) => value <= limit),
  '>': sameType((value, limit) => value > limit),
  '>=': sameType((value, limit) => value >= limit),
};

function within(interval, text, named) {
  const written = slice(interval, text);
  const [from, to] = interval.getChildren('NumericLiteral').map((node) => literalOf(node, text).value);
  if (from === undefined || to === undefined) {
    return null;
  }
  named.push(from, to);
  const fromIncluded = written.startsWith('[');
  const toIncluded = written.endsWith(']');
  return (value) =>
    typeof value === 'number' &&
    (fromIncluded ? value >= from : value > from) &&
    (toIncluded ? value <= to : value < to);
}

function literalOf(node, text) {
  const written = slice(node, text);
  switch (node?.name) {
    case 'NumericLiteral':
      return { value: Number(written.replace(/\s/g, '')) };
    case 'BooleanLiteral':
      return { value: written === 'true' };
    case 'StringLiteral':
      return stringLiteral(written);
    case 'null':
      return { value: null };
    default:
      return undefined;
  }
}

function stringLiteral(written) {
  try {
    return { value: JSON.parse(written) };
  } catch {
    return { value: written.slice(1, -1) };
  }
}

const slice = (node, text) => (node ? text.slice(node.from, node.to).trim() : '');
