import { readFileSync } from 'node:fs'
import { Client } from 'pg'

/** A fact as workers record it when a stage or step ends. */
export interface Fact {
  request: string
  kpi: string
  stage: string
  value: number
  at: Date
}

/** A request of earlier days. */
export interface Earlier {
  id: string
  type: string
  team: string
  priority: string
  channels: string[]
  submittedAt: Date
}

const property = (file: string, name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(readFileSync(file, 'utf8'))![1]!

/** Writes history into the database of the system under test: what took weeks cannot be waited for. */
export async function remember(requests: Earlier[], facts: Fact[], folder = 'target/e2e/data'): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port: Number(property(`${folder}/run/ports.properties`, 'postgres')),
    user: 'launchdesk',
    database: 'launchdesk',
    password: property(`${folder}/secrets.properties`, 'launchdesk'),
  })
  await client.connect()
  try {
    for (const { id, type, team, priority, channels, submittedAt } of requests) {
      await client.query(
        `insert into desk.request (id, type, title, requester, team, brief, created_at, priority, assigned_team)
         values ($1, $2, $3, 'requester', 'marketing', $4, $5, $6, $7) on conflict do nothing`,
        [id, type, `Earlier request ${id}`, JSON.stringify({ title: `Earlier request ${id}`, channels }), submittedAt, priority, team],
      )
    }
    for (const { request, kpi, stage, value, at } of facts) {
      await client.query(
        `insert into desk.kpi_fact (effect_key, request_id, kpi, stage, value, unit, type, team, priority, channels, at)
         select $1, r.id, $3, $4, $5, 'any', r.type, r.assigned_team, r.priority, desk.channels_of(r.brief), $6
           from desk.request r where r.id = $2 on conflict do nothing`,
        [`${kpi}:${request}:${stage}`, request, kpi, stage, value, at],
      )
    }
    await client.query('call desk.reckon_kpi_cells()')
  } finally {
    await client.end()
  }
}
