import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { ruleErrors } from '../lib/alerts.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const rules = parse(readFileSync(`${root}src/deployment/prometheus/rules.yml`, 'utf8'));
const prometheus = parse(readFileSync(`${root}src/deployment/prometheus/prometheus.yml`, 'utf8'));
const pages = readdirSync(`${root}docs/runbooks`).map((page) => `docs/runbooks/${page}`);
const jobs = prometheus.scrape_configs.map((job) => job.job_name);

// That each name of a metric is one that portal and workers expose, their own tests say.
test('every alert has its fields and its page', () => {
  assert.deepEqual(ruleErrors(rules, pages, jobs), []);
});

test('each page is of an alert, and the list names it', () => {
  const used = rules.groups.flatMap((group) => group.rules).map((rule) => rule.annotations.runbook);
  const list = readFileSync(`${root}docs/runbooks/README.md`, 'utf8');
  for (const page of pages.filter((one) => !one.endsWith('README.md'))) {
    assert.ok(used.includes(page), page);
    assert.ok(list.includes(`(${page.split('/').pop()})`), page);
    const alert = rules.groups.flatMap((group) => group.rules).find((rule) => rule.annotations.runbook === page);
    assert.ok(readFileSync(root + page, 'utf8').includes(`\`${alert.expr}\` for ${alert.for}, ${alert.labels.severity}`), page);
  }
});

test('each of these faults is found', () => {
  const faults = {
    'no page': (rule) => (rule.annotations.runbook = 'docs/runbooks/none.md'),
    'unknown severity': (rule) => (rule.labels.severity = 'bad'),
    'no duration': (rule) => (rule.for = '5 minutes'),
    'unbalanced': (rule) => (rule.expr += ')'),
    'unknown job': (rule) => (rule.expr = 'up{job="nobody"} == 0'),
    'unknown field': (rule) => (rule.sumary = 'x'),
    'no threshold': (rule) => (rule.expr = 'launchdesk_tasks_open'),
    'twice': (rule, all) => all.push(structuredClone(rule)),
  };
  for (const [words, fault] of Object.entries(faults)) {
    const broken = structuredClone(rules);
    fault(broken.groups[0].rules[0], broken.groups[0].rules);
    assert.match(ruleErrors(broken, pages, jobs).join('\n'), new RegExp(words), words);
  }
});
