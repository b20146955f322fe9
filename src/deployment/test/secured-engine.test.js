import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readCompose, schemaErrors } from '../lib/compose.js';
import { readBase, readEnv } from '../lib/manifests.js';

const folder = fileURLToPath(new URL('../', import.meta.url));
const base = readCompose(readFileSync(`${folder}../../docker-compose.yml`, 'utf8'));
const secured = readCompose(readFileSync(`${folder}secured-engine.yml`, 'utf8'));
const component = `${folder}kubernetes/secured-engine/`;
const connections = readEnv(readFileSync(`${component}connections.env`, 'utf8'));

test('the file for a secured engine fits the Compose Specification and adds to services that are there', () => {
  assert.deepEqual(schemaErrors(secured), []);
  for (const [name, service] of Object.entries(secured.services)) {
    assert.ok(base.services[name], name);
    for (const kind of ['secrets', 'configs']) {
      assert.ok(service[kind].every(({ source }) => secured[kind][source].file));
    }
    const mounted = service.configs.map(({ target }) => target);
    const read = [...JSON.stringify(service.environment).matchAll(/\/run\/certificates\/[\w.]+/g)].map(([path]) => path);
    assert.deepEqual(new Set(read), new Set(mounted));
    // What it may write is there already: the container's own files cannot be written.
    const cache = service.environment.CAMUNDA_CLIENT_AUTH_CREDENTIALSCACHEPATH;
    assert.ok(base.services[name].tmpfs.some((path) => cache.startsWith(`${path}/`)));
  }
});

test('neither engine nor database is talked to in the clear', () => {
  for (const settings of [connections, secured.services.portal.environment, secured.services.workers.environment]) {
    assert.match(settings.SPRING_DATASOURCE_URL, /[?&]sslmode=verify-full&sslrootcert=/);
    for (const name of ['CAMUNDA_CLIENT_GRPCADDRESS', 'CAMUNDA_CLIENT_RESTADDRESS', 'CAMUNDA_CLIENT_AUTH_TOKENURL']) {
      assert.match(settings[name], /https:/, name);
    }
  }
});

test('Kubernetes gets the same settings, secrets and certificates', () => {
  assert.deepEqual(Object.keys(connections).sort(), Object.keys(secured.services.portal.environment).sort());
  const { patches } = parse(readFileSync(`${component}kustomization.yaml`, 'utf8'));
  const operations = parse(patches[0].patch);
  const added = (path) => operations.find((operation) => operation.path.endsWith(path)).value;
  assert.equal(added('/items/-').path, secured.services.portal.secrets[0].target);
  assert.ok(secured.services.portal.configs.every(({ target }) => target.startsWith(`${added('/volumeMounts/-').mountPath}/`)));
  assert.equal(added('/volumeMounts/-').name, added('/volumes/-').name);
  const patched = readBase(`${folder}kubernetes/base`).filter(
    ({ kind, metadata }) => kind === patches[0].target.kind && new RegExp(`^(${patches[0].target.name})$`).test(metadata.name),
  );
  assert.equal(patched.length, 2);
  for (const deployment of patched) {
    const { volumes } = deployment.spec.template.spec;
    const at = operations.find(({ path }) => path.endsWith('/items/-')).path.match(/volumes\/(\d+)/)[1];
    assert.equal(volumes[at].secret.secretName, 'launchdesk');
  }
});
