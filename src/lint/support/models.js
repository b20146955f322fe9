import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const lintFolder = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const root = path.resolve(lintFolder, '../..');
const KINDS = { '.bpmn': 'process', '.dmn': 'decision', '.form': 'form' };

export const processesFolder = path.join(root, 'processes');
export const formsFolder = path.join(root, 'forms');
export const probesFolder = path.join(lintFolder, 'probes');

/** Paths of the files with the extension, sorted. */
export async function filesIn(folder, extension) {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(extension)).sort().map((name) => path.join(folder, name));
}

/** A file as a model: its name is its id. */
export async function modelOf(file) {
  const extension = path.extname(file);
  return { kind: KINDS[extension], id: path.basename(file, extension), content: await readFile(file, 'utf8') };
}

/** All models of the repository. */
export async function allModels() {
  const files = [
    ...(await filesIn(processesFolder, '.bpmn')),
    ...(await filesIn(processesFolder, '.dmn')),
    ...(await filesIn(formsFolder, '.form')),
  ];
  return Promise.all(files.map(modelOf));
}

/** What `src/core` says that workers and pages know; it writes this file when it is built. */
export async function contract() {
  return JSON.parse(await readFile(path.join(root, 'src/core/target/process-contract.json'), 'utf8'));
}

/** The bundle as the server runs it: text in, text out. */
export async function findings(picture) {
  await import('../target/rules.js');
  const outcome = globalThis.checkModels(JSON.stringify(picture));
  await outcome.done;
  if (outcome.failed) throw new Error(outcome.failed);
  return JSON.parse(outcome.found);
}
