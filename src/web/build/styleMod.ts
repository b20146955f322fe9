import type { Plugin } from 'vite'

// CodeMirror, in which FEEL and JSON are edited, puts its rules into the page by style-mod as a <style> element, which
// the content security policy does not let in; no library around it hands it a nonce. With this its rules go to the
// begin of the page's first style sheet: at the same place of the cascade, but written by script, which is allowed.
const CHANGES: [string, string][] = [
  ['this.styleTag = doc.createElement("style")', 'this.sheet = doc.styleSheets[0]'],
  ['if (nonce) this.styleTag.setAttribute("nonce", nonce)', ''],
  ['if (root.adoptedStyleSheets.indexOf(this.sheet) < 0)', 'if (!this.sheet.ownerNode && root.adoptedStyleSheets.indexOf(this.sheet) < 0)'],
]

/** Changes style-mod as it is bundled; ends the build when it is not what it was written for. */
export function styleModInSheets(): Plugin {
  return {
    name: 'style-mod-in-sheets',
    apply: 'build',
    transform(code, id) {
      if (!/[\\/]style-mod[\\/](src|dist)[\\/]/.test(id)) return null
      for (const [from, to] of CHANGES) {
        if (code.split(from).length !== 2) this.error(`${id} has '${from}' not once: look how it mounts its rules now, and change build/styleMod.ts`)
        code = code.replace(from, () => to)
      }
      return { code, map: null }
    },
  }
}
