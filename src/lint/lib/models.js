import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';

const require = createRequire(import.meta.url);
const lintFolder = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export const processesFolder = path.resolve(lintFolder, '../../processes');
export const probesFolder = path.join(lintFolder, 'probes');
export const config = require(path.join(lintFolder, '.bpmnlintrc.json'));

/** Paths of the files with the extension, sorted. */
export async function filesIn(folder, extension) {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(extension)).sort().map((name) => path.join(folder, name));
}

/** Parses a BPMN file; what the parser does not understand is a warning. */
export async function parseBpmn(file) {
  const extensions = Object.fromEntries(
    Object.entries(config.moddleExtensions).map(([prefix, schema]) => [prefix, require(schema)]),
  );
  const { rootElement, warnings } = await new BpmnModdle(extensions).fromXML(await readFile(file, 'utf8'));
  return { definitions: rootElement, warnings: warnings.map((warning) => warning.message) };
}

/** Parses a DMN file. */
export async function parseDmn(file) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(await readFile(file, 'utf8'));
  return { definitions: rootElement, warnings: warnings.map((warning) => warning.message) };
}
