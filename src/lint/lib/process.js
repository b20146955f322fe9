import { Linter } from '@camunda/linting';
import recommended from 'bpmnlint/config/recommended.js';
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver.js';
import compat from 'bpmnlint-plugin-camunda-compat';

import { bundledRules } from './bpmnlint-rules.js';
import { error, isSaid, say } from './findings.js';
import { layoutProblems } from './layout.js';
import { namingProblems } from './naming.js';
import { figureProblems } from './figures.js';
import { userTaskProblems } from './user-tasks.js';

/** The engine that the models are written for, when a file does not say. */
const PLATFORM = { name: 'Camunda Cloud', version: '8.6.0' };

/** Rules of bpmnlint that are stricter here than recommended. */
const STRICTER = [
  'fake-join',
  'global',
  'no-inclusive-gateway',
  'no-overlapping-elements',
  'superfluous-gateway',
  'superfluous-label',
  'superfluous-termination',
];

/** What moves on a diagram, and hinders nobody from running it. */
const ONLY_LOOKS = new Set(['no-overlapping-elements', 'superfluous-label', 'layout', 'id', 'no-bpmndi']);

const PLUGIN = {
  config: {
    extends: ['bpmnlint:recommended', 'plugin:bpmnlint-plugin-camunda-compat/camunda-cloud-8-8'],
    rules: Object.fromEntries(STRICTER.map((rule) => [`bpmnlint/${rule}`, 'error'])),
  },
  resolver: new StaticResolver({
    ...Object.fromEntries(Object.entries(bundledRules).map(([name, rule]) => [`rule:bpmnlint/${name}`, rule])),
    'config:bpmnlint/recommended': recommended,
    'config:bpmnlint-plugin-camunda-compat/camunda-cloud-8-8': compat.configs['camunda-cloud-8-8'],
  }),
};

const linter = new Linter({ modeler: 'web', type: 'cloud', plugins: [PLUGIN] });

/**
 * What is wrong within one process: bpmnlint's rules, those of Camunda, and ours.
 *
 * @param definitions as moddle reads them
 * @param contract what models, workers and forms agree on
 */
export async function processProblems(definitions, contract) {
  return [
    ...(await lintProblems(definitions)),
    ...namingProblems(definitions),
    ...layoutProblems(definitions),
    ...figureProblems(definitions),
    ...userTaskProblems(definitions, contract),
  ];
}

async function lintProblems(definitions) {
  const platform = definitions.get('modeler:executionPlatform');
  const version = definitions.get('modeler:executionPlatformVersion');
  if (platform !== PLATFORM.name || !/^8\.\d+(\.\d+)?$/.test(version ?? '')) {
    return [error('execution-platform', '', { platform: PLATFORM.name, version: PLATFORM.version })];
  }
  const reports = await linter.lint(definitions);
  return reports.map((report) => {
    const rule = report.rule.replace(/^bpmnlint\//, '');
    return {
      rule,
      id: report.id,
      ...sentence(report),
      severity: severity(rule, report.category),
      entries: report.propertiesPanel?.entryIds ?? [],
    };
  });
}

function severity(rule, category) {
  return ONLY_LOOKS.has(rule) || (category !== 'error' && category !== 'rule-error') ? 'WARNING' : 'ERROR';
}

/**
 * bpmnlint says what is wrong in a few words, and nothing of what to do. Camunda's rules say both, and more than one
 * sentence for all cases of a rule can: that one is for other languages.
 */
function sentence({ rule, message }) {
  const own = rule.startsWith('camunda-compat/') ? rule.replace('/', '.') : `bpmnlint.${rule.replace(/^bpmnlint\//, '')}`;
  const code = isSaid(own) ? own : null;
  return code?.startsWith('bpmnlint.')
    ? { code, message: say(code) }
    : { code, message: `${message.charAt(0).toUpperCase()}${message.slice(1)}`.replace(/[.]?$/, '.') };
}
