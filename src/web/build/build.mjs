// Builds the client into target/classes/static, but only what is out of date: `npm ci` when the lock
// file changed, types and bundle when a source changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compress } from './compress.mjs'
import { checkFirstLoad } from './first-load.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const out = join(root, 'target/classes/static')
const lint = join(root, '../lint')
const SOURCES = ['build', 'public', 'src', 'index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']
const LINT_PACKAGE = ['../lint/package.json', '../lint/package-lock.json']
const SENTENCES = '../core/src/main/resources/io/launchdesk/core/finding'
const LINT = ['../lint/lib', '../lint/build.js', SENTENCES, ...LINT_PACKAGE]

function files(path) {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) =>
    entry.isDirectory() ? files(join(path, entry.name)) : [join(path, entry.name)],
  )
}

function digest(names) {
  const hash = createHash('sha256')
  for (const name of names) {
    const path = join(root, name)
    for (const file of statSync(path).isFile() ? [path] : files(path)) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

// Does the work unless the stamp says that it was done for the same input.
function once(stamp, input, work) {
  const path = join(root, stamp)
  if (existsSync(path) && readFileSync(path, 'utf8') === input) return
  rmSync(path, { force: true })
  work()
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, input)
}

// What the PDF viewer loads by itself where a document needs it: character maps, standard fonts, and a decoder
// of JPEG 2000 that gets by without WebAssembly, which the content security policy forbids.
function copyPdfParts() {
  const from = join(root, 'node_modules/pdfjs-dist')
  for (const part of ['cmaps', 'standard_fonts', 'wasm/LICENSE_OPENJPEG', 'wasm/openjpeg_nowasm_fallback.js']) {
    cpSync(join(from, part), join(out, 'pdf', part), { recursive: true })
  }
}

const npm = (...args) => execFileSync('npm', args, { cwd: root, stdio: 'inherit' })
const npmOfLint = (...args) => execFileSync('npm', args, { cwd: lint, stdio: 'inherit' })

// The rules for models, as the server runs them.
function bundleRules() {
  npmOfLint('run', '--silent', 'build')
  cpSync(join(lint, 'target/rules.js'), join(root, 'target/classes/lint/rules.js'))
}

once('node_modules/.launchdesk-installed', digest(['package.json', 'package-lock.json']), () => npm('ci', '--silent'))
once('../lint/node_modules/.launchdesk-installed', digest(LINT_PACKAGE), () => npmOfLint('ci', '--silent'))
once('target/rules-built', digest(LINT), bundleRules)
once('target/classes/static/.built', digest([...SOURCES, ...LINT]), () => {
  rmSync(out, { recursive: true, force: true })
  npm('run', '--silent', 'check')
  npm('exec', '--', 'vite', 'build', '--logLevel', 'warn')
  copyPdfParts()
  compress(out)
  checkFirstLoad(out)
})
