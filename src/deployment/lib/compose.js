import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

// The specification's schema as the linter ships it; its package does not export the file.
const schema = JSON.parse(readFileSync(new URL('../node_modules/dclint/schemas/compose.schema.json', import.meta.url), 'utf8'));
// The draft's address with https; the validator knows it by http.
schema.$schema = 'http://json-schema.org/draft-07/schema#';
const ajv = addFormats(new Ajv({ allErrors: true, strict: false }));
const conforms = ajv.compile(schema);

/** A Compose file with anchors and merges resolved, as Compose reads it before it fills in variables. */
export function readCompose(text) {
  return parse(text, { merge: true });
}

/** Where a Compose file breaks the Compose Specification's schema: a text for each place. */
export function schemaErrors(compose) {
  return conforms(compose) ? [] : conforms.errors.map((error) => `${error.instancePath} ${error.message}`);
}

/** What this project asks of each service beyond the schema: a text for each that it breaks. */
export function houseErrors(compose) {
  const errors = [];
  for (const [name, service] of Object.entries(compose.services)) {
    const wrong = (what) => errors.push(`${name}: ${what}`);
    const once = service.restart === 'no';
    const limits = service.deploy?.resources?.limits ?? {};
    if (!limits.cpus || !limits.memory || !limits.pids) wrong('no limits of cpus, memory and pids');
    if (!once && !service.healthcheck) wrong('no health check');
    if (!service.cap_drop?.includes('ALL')) wrong('keeps capabilities');
    if (!service.security_opt?.includes('no-new-privileges:true')) wrong('may gain privileges');
    if (service.privileged) wrong('is privileged');
    // PostgreSQL's own start script goes from root to postgres, and has just the capabilities for that.
    if (/^(0|root)?(:|$)/.test(service.user ?? '') && !service.cap_add?.includes('SETUID')) wrong('runs as root');
    if (!service.build && !/:[^:]*\d/.test(service.image)) wrong(`image without a version: ${service.image}`);
    for (const port of service.ports ?? []) {
      if (!port.startsWith('127.0.0.1:') && !['portal', 'keycloak'].includes(name)) wrong(`published: ${port}`);
    }
    for (const [key, value] of Object.entries(service.environment ?? {})) {
      if (/PASSWORD|SECRET|TOKEN/.test(key) && !/^\/run\/secrets\/\w+$/.test(value)) wrong(`secret in ${key}`);
    }
    for (const dependency of Object.keys(service.depends_on ?? {})) {
      const needed = compose.services[dependency];
      if (!needed) wrong(`depends on ${dependency}, which is not there`);
      else if (needed.profiles?.some((profile) => !service.profiles?.includes(profile)))
        wrong(`depends on ${dependency}, which may be off`);
      else if (service.depends_on[dependency].condition === 'service_started') wrong(`does not wait for ${dependency}`);
    }
    for (const kind of ['secrets', 'configs']) {
      for (const used of service[kind] ?? []) {
        const source = used.source ?? used;
        if (!compose[kind]?.[source]?.file) wrong(`${kind}: ${source} is no file`);
      }
    }
    const given = (service.secrets ?? []).map((secret) => secret.target ?? secret);
    for (const [, read] of JSON.stringify(service).matchAll(/\/run\/secrets\/(\w+)/g)) {
      if (!given.includes(read)) wrong(`reads the secret ${read}, which it is not given`);
    }
    for (const volume of service.volumes ?? []) {
      const source = volume.split(':')[0];
      if (!source.startsWith('.') && !(source in (compose.volumes ?? {}))) wrong(`volume ${source} is not declared`);
    }
  }
  return errors;
}
