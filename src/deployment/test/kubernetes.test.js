import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readCompose } from '../lib/compose.js';
import { manifestErrors, readBase, readEnv } from '../lib/manifests.js';

const folder = fileURLToPath(new URL('../kubernetes/', import.meta.url));
const base = readBase(`${folder}base`);
const deployments = base.filter((manifest) => manifest.kind === 'Deployment');
const connections = readEnv(readFileSync(`${folder}base/connections.env`, 'utf8'));
const compose = readCompose(readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8'));
const container = (deployment) => deployment.spec.template.spec.containers[0];

test('every manifest fits the Kubernetes API', async () => {
  assert.ok(base.length > deployments.length);
  for (const manifest of base) {
    assert.deepEqual(await manifestErrors(manifest), []);
  }
});

test('a wrong type, a missing field and an unknown one are found', async () => {
  const broken = structuredClone(deployments[0]);
  broken.spec.replicas = 'two';
  delete broken.spec.selector;
  container(broken).readynessProbe = {};
  const errors = (await manifestErrors(broken)).join('\n');
  assert.match(errors, /replicas/);
  assert.match(errors, /selector/);
  assert.match(errors, /unknown field \/spec\/template\/spec\/containers\/0\/readynessProbe/);
});

test('containers run without root, with limits and probes, and write to volumes alone', () => {
  assert.equal(deployments.length, 2);
  for (const deployment of deployments) {
    const pod = deployment.spec.template.spec;
    const { securityContext, resources } = container(deployment);
    assert.equal(pod.securityContext.runAsNonRoot, true);
    assert.equal(pod.securityContext.seccompProfile.type, 'RuntimeDefault');
    assert.equal(securityContext.readOnlyRootFilesystem, true);
    assert.equal(securityContext.allowPrivilegeEscalation, false);
    assert.deepEqual(securityContext.capabilities.drop, ['ALL']);
    assert.ok(resources.limits.cpu && resources.limits.memory);
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
      assert.match(container(deployment)[probe].httpGet.path, /^\/actuator\/health\//);
    }
  }
});

test('selectors, budgets and services find their pods', () => {
  for (const manifest of base) {
    const selector = manifest.spec?.selector?.matchLabels ?? manifest.spec?.podSelector?.matchLabels ?? manifest.spec?.selector;
    if (!selector) continue;
    const found = deployments.filter((deployment) =>
      Object.entries(selector).every(([label, value]) => deployment.spec.template.metadata.labels[label] === value),
    );
    assert.equal(found.length, 1, `${manifest.kind} ${manifest.metadata.name}`);
  }
});

test('Prometheus reaches the metrics of every pod, and nobody but it calls workers', () => {
  const policies = base.filter((manifest) => manifest.kind === 'NetworkPolicy');
  for (const deployment of deployments) {
    const { ports, name } = container(deployment);
    const [policy] = policies.filter((one) => one.spec.podSelector.matchLabels['app.kubernetes.io/name'].endsWith(name));
    const rules = policy.spec.ingress.filter((rule) =>
      rule.ports.some(({ port }) => port === ports.find((open) => open.name === 'http').containerPort),
    );
    const scrapes = ({ namespaceSelector, podSelector }) =>
      namespaceSelector?.matchLabels['kubernetes.io/metadata.name'] === 'monitoring' &&
      podSelector?.matchLabels['app.kubernetes.io/name'] === 'prometheus';
    assert.ok(rules.some((rule) => !rule.from || rule.from.some(scrapes)), name);
    if (name === 'workers') assert.ok(policy.spec.ingress.every((rule) => rule.from?.length && rule.from.every(scrapes)));
  }
});

test('portal and workers get the settings and secrets that the Compose file gives them', () => {
  // A cluster has no second address for the identity provider.
  const composeAlone = ['LAUNCHDESK_OIDC_DISCOVERY'];
  for (const deployment of deployments) {
    const service = compose.services[container(deployment).name];
    const here = [...Object.keys(connections), ...container(deployment).env.map((variable) => variable.name)];
    const there = Object.keys(service.environment).filter((name) => !composeAlone.includes(name));
    assert.deepEqual(here.sort(), there.sort());
    const mounted = deployment.spec.template.spec.volumes.find((volume) => volume.name === 'secrets').secret.items;
    assert.deepEqual(mounted.map((item) => item.path).sort(), service.secrets.map((secret) => secret.target).sort());
    assert.equal(container(deployment).image.split(':')[0], service.image.split(':')[0]);
  }
});

test("Camunda's values say what the Compose file says", () => {
  const { orchestration } = parse(readFileSync(`${folder}camunda-values.yaml`, 'utf8'));
  const application = parse(readFileSync(new URL('../camunda/application.yaml', import.meta.url), 'utf8')).camunda;
  assert.ok(compose.services.orchestration.image.includes(orchestration.image.tag));
  const added = parse(orchestration.extraConfiguration[0].content).camunda;
  const exporter = added.data.exporters.launchdesk;
  const there = application.data.exporters.launchdesk;
  assert.equal(exporter['class-name'], there['class-name']);
  assert.deepEqual(Object.keys(exporter.args), Object.keys(there.args));
  assert.equal(orchestration.data.secondaryStorage.type, application.data['secondary-storage'].type);
  const asked = [...JSON.stringify(orchestration).matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]);
  assert.deepEqual(new Set(asked), new Set(orchestration.env.map((variable) => variable.name)));
  assert.ok(!/demo|password: \w/.test(readFileSync(`${folder}camunda-values.yaml`, 'utf8').replace(/#.*/g, '')));
});
