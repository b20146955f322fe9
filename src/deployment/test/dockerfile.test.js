import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { validate } from 'dockerfile-utils';
import { readCompose } from '../lib/compose.js';

const text = readFileSync(new URL('../Dockerfile', import.meta.url), 'utf8');
const stages = text.split(/^(?=FROM )/m).slice(1);
const stage = (name) => stages.find((one) => new RegExp(`^FROM \\S+ AS ${name}$`, 'm').test(one));

test('the Dockerfile is well formed', () => {
  assert.deepEqual(validate(text), []);
  assert.notDeepEqual(validate(text.replace('WORKDIR /build', 'WORKDR /build')), []);
});

test('every target of the Compose file is a stage that runs as nobody in particular', () => {
  const compose = readCompose(readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8'));
  const targets = Object.values(compose.services)
    .map((service) => service.build?.target)
    .filter(Boolean);
  assert.deepEqual(targets.sort(), ['exporter', 'portal', 'workers']);
  for (const target of targets) {
    assert.match(stage(target), /^USER 10001:10001$/m);
  }
});

test('every image that is built on has a version', () => {
  const names = stages.map((one) => one.match(/^FROM \S+ AS (\S+)/)[1]);
  for (const one of stages) {
    const base = one.match(/^FROM (\S+)/)[1];
    assert.ok(names.includes(base) || /:\d|:jre|:[^:]*\d/.test(base), base);
  }
});

test('the layers go from what changes rarely to what changes with every commit', () => {
  for (const target of ['portal', 'workers']) {
    const copied = [...stage(target).matchAll(/^COPY --from=layers \/layers\/\w+\/([\w-]+)\//gm)].map((match) => match[1]);
    assert.deepEqual(copied, ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application']);
  }
});
