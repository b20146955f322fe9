const FIELDS = { group: ['name', 'rules'], rule: ['alert', 'expr', 'for', 'labels', 'annotations'] };
const SEVERITIES = ['warning', 'critical'];

/** What is wrong with a file of alerting rules, in words; `pages` are the runbooks, `jobs` what Prometheus scrapes. */
export function ruleErrors({ groups }, pages, jobs) {
  const errors = [];
  const names = new Set();
  for (const group of groups) {
    errors.push(...unknown(group, FIELDS.group, group.name));
    for (const rule of group.rules) {
      const tell = (words) => errors.push(`${rule.alert}: ${words}`);
      errors.push(...unknown(rule, FIELDS.rule, rule.alert));
      if (names.has(rule.alert)) tell('is there twice');
      names.add(rule.alert);
      if (!/^Launchdesk[A-Z]\w+$/.test(rule.alert)) tell('no name of ours');
      if (!/^\d+[smh]$/.test(rule.for)) tell('no duration');
      if (!SEVERITIES.includes(rule.labels?.severity)) tell('unknown severity');
      if (!rule.annotations?.summary) tell('no summary');
      if (!pages.includes(rule.annotations?.runbook)) tell('no page');
      if (!balanced(rule.expr)) tell('unbalanced brackets');
      if (!/ (==|>|<) [\d.]+$/.test(rule.expr)) tell('no threshold');
      for (const [, job] of rule.expr.matchAll(/job="(\w+)"/g)) if (!jobs.includes(job)) tell(`unknown job ${job}`);
    }
  }
  return errors;
}

const unknown = (object, known, name) =>
  Object.keys(object)
    .filter((field) => !known.includes(field))
    .map((field) => `${name}: unknown field ${field}`);

function balanced(expression) {
  const pairs = { ')': '(', ']': '[', '}': '{' };
  const open = [];
  for (const one of expression.replaceAll(/"[^"]*"/g, '')) {
    if ('([{'.includes(one)) open.push(one);
    if (pairs[one] && open.pop() !== pairs[one]) return false;
  }
  return open.length === 0;
}
