import { createRequire } from 'node:module';

import { config, parseBpmn } from './models.js';
import { layoutProblems } from './layout.js';
import { namingProblems } from './naming.js';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

/**
 * Everything that is wrong with a BPMN file, as lines "rule element message".
 * bpmnlint's rules, then our own on ids and layout.
 */
export async function problemsOf(file) {
  const { definitions, warnings } = await parseBpmn(file);
  const { moddleExtensions, ...rules } = config;
  const reports = await new Linter({ config: rules, resolver: new NodeResolver() }).lint(definitions);
  const found = Object.entries(reports).flatMap(([rule, problems]) =>
    problems.map((problem) => ({ rule, id: problem.id, message: problem.message })),
  );
  return [
    ...warnings.map((message) => ({ rule: 'parse', id: '', message })),
    ...found,
    ...namingProblems(definitions),
    ...layoutProblems(definitions),
  ].map(({ rule, id, message }) => `${rule} ${id}: ${message}`);
}
