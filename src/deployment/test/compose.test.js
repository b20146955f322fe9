import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';
import { houseErrors, readCompose, schemaErrors } from '../lib/compose.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const file = `${root}docker-compose.yml`;
const text = readFileSync(file, 'utf8');
const compose = readCompose(text);

test('the Compose file fits the Compose Specification', () => {
  assert.deepEqual(schemaErrors(compose), []);
});

test('the schema refuses what the specification does not know', () => {
  const broken = structuredClone(compose);
  broken.services.portal.helthcheck = {};
  broken.services.workers.deploy.resources.limits.memory = ['1g'];
  const errors = schemaErrors(broken).join('\n');
  assert.match(errors, /services\/portal must NOT have (additional|unevaluated) properties/);
  assert.match(errors, /services\/workers\/deploy\/resources\/limits\/memory/);
});

test('the linter finds nothing', () => {
  const style = ['service-keys-order', 'services-alphabetical-order', 'top-level-properties-order'];
  // Which addresses are published is a rule of ours, below.
  const ours = ['no-unbound-port-interfaces', 'no-build-and-image'];
  const off = [...style, ...ours, 'service-dependencies-alphabetical-order', 'require-quotes-in-ports'];
  const rules = Object.fromEntries(off.map((rule) => [rule, 0]));
  const linter = new DCLinter({ rules, quiet: true, debug: false, exclude: [] });
  const messages = linter.lintFiles([file], false).flatMap((result) => result.messages);
  assert.deepEqual(
    messages.map((message) => `${message.line}: ${message.message}`),
    [],
  );
});

test('every service is limited, watched, without privileges, and has its secrets from files', () => {
  assert.deepEqual(houseErrors(compose), []);
});

test('each of these rules finds its fault', () => {
  const faults = {
    'no limits': (s) => delete s.deploy.resources.limits.pids,
    'no health check': (s) => delete s.healthcheck,
    'keeps capabilities': (s) => delete s.cap_drop,
    'may gain privileges': (s) => delete s.security_opt,
    'is privileged': (s) => (s.privileged = true),
    'runs as root': (s) => (s.user = '0:0'),
    'image without a version': (s) => (s.image = 'axllent/mailpit'),
    published: (s) => (s.ports = ['8025:8025']),
    'secret in MAIL_PASSWORD': (s) => (s.environment = { MAIL_PASSWORD: 'x' }),
    'which is not there': (s) => (s.depends_on = { nobody: { condition: 'service_healthy' } }),
    'which may be off': (s) => (s.depends_on = { grafana: { condition: 'service_healthy' } }),
    'does not wait for': (s) => (s.depends_on = { portal: { condition: 'service_started' } }),
    'secrets: other is no file': (s) => (s.secrets = ['other']),
    'reads the secret other': (s) => (s.command = ['cat', '/run/secrets/other']),
    'volume other is not declared': (s) => (s.volumes = ['other:/data']),
  };
  for (const [said, make] of Object.entries(faults)) {
    const broken = structuredClone(compose);
    make(broken.services.mail);
    assert.equal(houseErrors(broken).length, 1, said);
    assert.ok(houseErrors(broken)[0].includes(said), said);
  }
});

test('files that are mounted are there', () => {
  const mounted = Object.values(compose.configs).map((config) => config.file);
  for (const service of Object.values(compose.services)) {
    mounted.push(...(service.volumes ?? []).map((volume) => volume.split(':')[0]).filter((path) => path.startsWith('.')));
    if (service.build) mounted.push(service.build.dockerfile);
  }
  assert.deepEqual(
    mounted.filter((path) => !existsSync(root + path)),
    [],
  );
});

test('Camunda and its connectors are versions without the holes that are known', () => {
  assert.ok(atLeast(compose.services.orchestration.image, '8.9.21'));
  assert.ok(atLeast(compose.services.connectors.image, '8.9.12'));
  assert.ok(!atLeast('camunda/camunda:${CAMUNDA_VERSION:-8.9.3}', '8.9.21'));
});

test('a password that a configuration asks for is among its secrets', () => {
  const application = readFileSync(`${root}src/deployment/camunda/application.yaml`, 'utf8');
  const asked = [...application.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]);
  assert.equal(asked.length, 4);
  for (const broker of ['orchestration', 'orchestration-2', 'orchestration-3']) {
    assert.deepEqual(new Set(asked), new Set(compose.services[broker].secrets));
  }
});

test('three brokers hold three partitions three times, and know each other', () => {
  const three = Object.fromEntries(
    readFileSync(`${root}src/deployment/three-brokers.env`, 'utf8')
      .split('\n')
      .filter((line) => /^\w+=/.test(line))
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
  const brokers = Object.entries(compose.services).filter(([name]) => name.startsWith('orchestration'));
  const always = brokers.filter(([, service]) => !service.profiles).length;
  assert.equal(always, 1);
  assert.ok(brokers.every(([, service]) => !service.profiles || service.profiles.includes(three.COMPOSE_PROFILES)));
  assert.equal(Number(three.LAUNCHDESK_BROKERS), brokers.length);
  assert.deepEqual(
    brokers.map(([, service]) => service.environment.CAMUNDA_CLUSTER_NODEID),
    ['0', '1', '2'],
  );
  assert.equal(
    three.LAUNCHDESK_CONTACT_POINTS,
    brokers.map(([, service]) => `${service.environment.CAMUNDA_CLUSTER_NETWORK_ADVERTISEDHOST}:26502`).join(','),
  );
  assert.ok(brokers.every(([name, service]) => service.environment.CAMUNDA_CLUSTER_NETWORK_ADVERTISEDHOST === name));
});

test('every file for another program is what that program reads', () => {
  const prometheus = parse(readFileSync(`${root}src/deployment/prometheus/prometheus.yml`, 'utf8'));
  for (const job of prometheus.scrape_configs) {
    const host = job.dns_sd_configs[0].names[0];
    const known = Object.entries(compose.services).flatMap(([name, service]) => [
      name,
      ...(service.networks?.launchdesk?.aliases ?? []),
    ]);
    assert.ok(known.includes(host), host);
    const file = job.authorization?.credentials_file;
    if (file) {
      const secret = file.replace('/run/secrets/', '');
      assert.ok(compose.services.prometheus.secrets.includes(secret), file);
      assert.ok(compose.services[host].secrets.some(({ source, target }) => source === secret && target === 'launchdesk.metrics.token'));
    }
  }
  assert.ok(prometheus.scrape_configs.some((job) => job.authorization));
  const mounted = compose.services.prometheus.configs.map(({ target }) => target);
  for (const rules of prometheus.rule_files) assert.ok(mounted.includes(`/etc/prometheus/${rules}`), rules);
  const dashboards = parse(readFileSync(`${root}src/deployment/grafana/dashboards.yml`, 'utf8'));
  assert.ok(compose.services.grafana.volumes.some((volume) => volume.includes(dashboards.providers[0].options.path)));
});

/** Whether the default version of an image is this or a later patch of it. */
function atLeast(image, version) {
  const [major, minor, patch] = image.match(/(\d+)\.(\d+)\.(\d+)\}?$/).slice(1).map(Number);
  const [wantedMajor, wantedMinor, wantedPatch] = version.split('.').map(Number);
  return major === wantedMajor && minor === wantedMinor && patch >= wantedPatch;
}
