import { readFileSync } from 'node:fs'

/** The data folder of the system under test. */
export const data = 'target/e2e/data'

/** The value of a setting in a file of properties. */
export function property(file: string, name: string): string {
  return new RegExp(`^${name.replaceAll('.', '\\.')}=(.*)$`, 'm').exec(readFileSync(file, 'utf8'))![1]!
}

/** The port that a part of the system under test listens on. */
export function port(name: 'local' | 'postgres' | 'broker.rest'): number {
  return Number(property(`${data}/run/ports.properties`, name))
}

/** The address of the supervisor's pages. */
export function supervisor(): string {
  return `http://127.0.0.1:${port('local')}`
}

/** Kills a part of the system under test; who supervises it starts another one. */
export function kill(name: 'portal' | 'broker'): void {
  const started = [...readFileSync(`${data}/logs/${name}.log`, 'utf8').matchAll(/ with PID (\d+) /g)]
  process.kill(Number(started.at(-1)![1]), 'SIGKILL')
}
