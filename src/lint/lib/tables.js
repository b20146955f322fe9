import { cellOf, OTHER } from './unary-tests.js';

/** How many steps a search may take before a table counts as too large to be searched. */
const MOST_STEPS = 50_000;

/**
 * A decision table as a space: one axis for each input whose cells are known values, and one for each cell that only
 * an evaluation could tell (it may hold or not). Values that no cell tells apart are one point on the axis.
 *
 * @param table of moddle
 */
export function spaceOf(table) {
  const rules = (table.rule ?? []).map((rule) => ({
    id: rule.id,
    cells: (rule.inputEntry ?? []).map(({ text }) => cellOf(text)),
  }));
  const axes = (table.input ?? []).flatMap((input, column) => axesOf(input, rules.map(({ cells }) => cells[column] ?? cellOf(''))));
  return { rules, axes };
}

function axesOf(input, cells) {
  const label = input.label || input.inputExpression?.text || 'input';
  const opaque = [...new Set(cells.filter(({ is }) => is === 'opaque').map(({ text }) => text))];
  const known = cells.filter(({ is }) => is === 'values');
  const points = pointsOf(input, known.flatMap(({ named }) => named));
  return [
    ...(known.length > 0
      ? [{ label, opaque: false, points, lets: (rule, point) => cells[rule].is !== 'values' || cells[rule].holds(point.value) }]
      : []),
    ...opaque.map((text) => ({
      label,
      opaque: true,
      points: [{ value: true, words: text }, { value: false, words: `not(${text})` }],
      lets: (rule, point) => cells[rule].text !== text || point.value,
    })),
  ];
}

/** The values that have to be tried: what is named, and what lies between. */
function pointsOf(input, named) {
  const allowed = (input.inputValues?.text ? cellOf(input.inputValues.text) : undefined)?.named;
  const of = (type) => [...new Set([...named, ...(allowed ?? [])].filter((value) => typeof value === type))];
  const points = [...numberPoints(of('number')), ...of('string').map((value) => ({ value, words: `= "${value}"` }))];
  if (of('boolean').length > 0 || input.inputExpression?.typeRef === 'boolean') {
    points.push({ value: true, words: '= true' }, { value: false, words: '= false' });
  }
  if (named.includes(null)) {
    points.push({ value: null, words: '= null' });
  }
  if (of('string').length > 0 && !allowed) {
    points.push({ value: OTHER, words: `≠ ${of('string').map((value) => `"${value}"`).join(', ')}` });
  }
  return points;
}

function numberPoints(numbers) {
  const sorted = numbers.sort((one, other) => one - other);
  if (sorted.length === 0) {
    return [];
  }
  const first = sorted[0];
  const last = sorted.at(-1);
  return [
    { value: first - 1, words: `< ${first}` },
    ...sorted.flatMap((value, index) => {
      const next = sorted[index + 1];
      const point = { value, words: `= ${value}` };
      return next === undefined ? [point] : [point, { value: (value + next) / 2, words: `]${value}..${next}[` }];
    }),
    { value: last + 1, words: `> ${last}` },
  ];
}

/**
 * A point that none of the rules lets in, among those that `inside` lets in.
 *
 * @param {{axes: object[]}} space
 * @param {number[]} covering the rules by number
 * @param {number} [inside] a rule by number; without it the whole space is searched
 * @returns {string[] | null | undefined} as conditions in any language, one for each axis that matters; null when there is none, undefined
 *   when the table is too large to tell
 */
export function uncovered({ axes }, covering, inside) {
  let steps = 0;
  const done = new Set();
  const search = (depth, rules) => {
    if (rules.length === 0) {
      return [];
    }
    if (depth === axes.length) {
      return null;
    }
    if (++steps > MOST_STEPS) {
      return undefined;
    }
    const key = `${depth}:${rules.join()}`;
    if (done.has(key)) {
      return null;
    }
    const axis = axes[depth];
    const tried = new Set();
    for (const point of axis.points) {
      if (inside !== undefined && !axis.lets(inside, point)) {
        continue;
      }
      const left = rules.filter((rule) => axis.lets(rule, point));
      if (tried.has(left.join())) {
        continue;
      }
      tried.add(left.join());
      const found = search(depth + 1, left);
      if (found !== null) {
        return found && [`${axis.label} ${point.words}`, ...found];
      }
    }
    done.add(key);
    return null;
  };
  // The remaining axes must have a point at all for what is inside.
  return inside !== undefined && !isPossible({ axes }, [inside]) ? null : search(0, covering);
}

/** Whether there is a point that all of the rules let in. */
export function isPossible({ axes }, rules) {
  return axes.every((axis) => axis.points.some((point) => rules.every((rule) => axis.lets(rule, point))));
}
