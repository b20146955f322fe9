import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MOST = 300 * 1024

/** The page whose first load must stay small, as Vite's manifest names it, and what it needs beside the entry: the largest language. */
const PARTS = ['index.html', 'src/tasks/TaskListPage.tsx', 'src/locales/fa.json']

/**
 * Adds up the scripts that the first load of the task list fetches, gzipped (the larger of the two ways over
 * the wire), and fails when they are more than 300 kB. The manifest is needed for this alone.
 */
export function checkFirstLoad(folder) {
  const path = join(folder, '.vite/manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  const scripts = new Set()
  const visit = (key) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no chunk for ${key}`)
    if (scripts.has(chunk.file)) return
    scripts.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  PARTS.forEach(visit)
  const size = (suffix) => [...scripts].reduce((sum, file) => sum + statSync(join(folder, file + suffix)).size, 0)
  const kilo = (bytes) => `${(bytes / 1024).toFixed(0)} kB`
  console.log(
    `First load of the task list: ${scripts.size} scripts, ${kilo(size('.gz'))} gzip, ${kilo(size('.br'))} brotli`,
  )
  if (size('.gz') > MOST) throw new Error(`The first load of the task list is above ${kilo(MOST)}`)
  rmSync(join(folder, '.vite'), { recursive: true })
}
