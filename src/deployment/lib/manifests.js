import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ObjectSerializer } from '@kubernetes/client-node/dist/gen/models/ObjectSerializer.js';
import { parse, parseAllDocuments } from 'yaml';

/** Every manifest that a Kustomize folder names. */
export function readBase(folder) {
  const { resources } = parse(readFileSync(`${folder}/kustomization.yaml`, 'utf8'));
  return resources.flatMap((name) =>
    parseAllDocuments(readFileSync(`${folder}/${name}`, 'utf8')).map((document) => document.toJS()),
  );
}

/** Settings of an `.env` file by name. */
export function readEnv(text) {
  const lines = text.split('\n').filter((line) => /^\w+=/.test(line));
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

/**
 * Where a manifest breaks Kubernetes' schema: values of a wrong type, what is missing, and fields that the API does not
 * know, which a cluster would drop or refuse.
 */
export async function manifestErrors(manifest) {
  const { apiVersion, kind } = manifest;
  const type = (await import(`kubernetes-models/${apiVersion}/${kind}`))[kind];
  const errors = [];
  try {
    new type(manifest).validate();
  } catch (e) {
    errors.push(`${kind} ${manifest.metadata?.name}: ${e.message}`);
  }
  const version = apiVersion.split('/').pop();
  const name = version[0].toUpperCase() + version.slice(1) + kind;
  const known = ObjectSerializer.serialize(ObjectSerializer.deserialize(manifest, name), name);
  unknown(manifest, known, '', errors, `${kind} ${manifest.metadata?.name}`);
  return errors;
}

function unknown(given, known, path, errors, where) {
  if (given === null || typeof given !== 'object') {
    return;
  }
  for (const [key, value] of Object.entries(given)) {
    if (known?.[key] === undefined) errors.push(`${where}: unknown field ${path}/${key}`);
    else if (!isDeepStrictEqual(value, known[key])) unknown(value, known[key], `${path}/${key}`, errors, where);
  }
}
