// Bundles the rules into one file that needs nothing else: target/rules.js for the server and the tests.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.dirname(fileURLToPath(import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: ['lib/server.js'],
  outfile: 'target/rules.js',
  bundle: true,
  format: 'iife',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['import', 'default'],
  target: 'es2022',
  legalComments: 'eof',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
});
