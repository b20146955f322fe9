import { Client } from 'pg'
import { data, property } from './system'

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

/** A stay of a request in the engine: its root instance, as the exporter writes it. */
export interface Instance {
  key: number
  request: string
  /** The call activity that it is in; null in intake. */
  phase: string | null
  since: Date
  /** Null while it runs. */
  endedAt: Date | null
}

/** A user task of an instance's approval. */
export interface Task {
  key: number
  instance: number
  element: string
  assignee: string | null
  startedAt: Date
  dueAt: Date
  /** Null while it is open. */
  endedAt: Date | null
  /** The measured step of an open one. */
  step?: string
}

async function inDatabase(work: (client: Client) => Promise<void>, folder = data): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port: Number(property(`${folder}/run/ports.properties`, 'postgres')),
    user: 'launchdesk',
    database: 'launchdesk',
    password: property(`${folder}/secrets.properties`, 'launchdesk'),
  })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** Writes history into the database of the system under test: what took weeks cannot be waited for. */
export function remember(requests: Earlier[], facts: Fact[]): Promise<void> {
  return inDatabase(async (client) => {
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
        [`${kpi}:${request}:${stage}:${at.getTime()}`, request, kpi, stage, value, at],
      )
    }
    await client.query('call desk.reckon_kpi_cells()')
  })
}

/** Writes what the engine would have told of earlier requests; `forget` takes it away again. */
export function rememberEngine(instances: Instance[], tasks: Task[]): Promise<void> {
  return inDatabase(async (client) => {
    // what ended at position 0 has been looked at: its facts are written here
    await client.query(
      `insert into desk.kpi_progress (partition_id, position) values (1, 0)
       on conflict (partition_id) do update set position = greatest(desk.kpi_progress.position, 0)`,
    )
    for (const { key, request, phase, since, endedAt } of instances) {
      await client.query(
        `insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key, correlation_key, state,
           phase_element_id, phase_at, started_at, ended_at, partition_id, position)
         select $1, 1, 'ApprovalProcess', 1, $1, $2, case when $5::timestamptz is null then 'active' else 'completed' end, $3, $4,
                r.created_at, $5, 1, 0
           from desk.request r where r.id = $2`,
        [key, request, phase, phase && since, endedAt],
      )
    }
    for (const { key, instance, element, assignee, startedAt, dueAt, endedAt, step } of tasks) {
      await client.query(
        `insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type, flow_scope_key, state,
           started_at, ended_at, partition_id, position)
         values ($1, $2, $2, $3, 'USER_TASK', $2, case when $5::timestamptz is null then 'active' else 'completed' end, $4, $5, 1, 0)`,
        [key, instance, element, startedAt, endedAt],
      )
      await client.query(
        `insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key, bpmn_process_id,
           process_version, element_id, state, assignee, candidate_groups, due_at, created_at, ended_at, partition_id, position)
         values ($1, $1, $2, $2, 1, 'ApprovalProcess', 1, $3, case when $7::timestamptz is null then 'open' else 'completed' end, $4,
                 '{figures-nobody}', $6, $5, $7, 1, 0)`,
        [key, instance, element, assignee, startedAt, dueAt, endedAt],
      )
      if (step) {
        await client.query(
          `insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes, started_at, due_at, remind_at,
             escalate_at, policy)
           select $1, p.correlation_key, $3, 'standard', 60, $4, $5, $5, $5, '{}' from engine.process_instance p where p.key = $2`,
          [key, instance, step, startedAt, dueAt],
        )
      }
    }
    await client.query('call desk.reckon_kpi_cells()')
  })
}

/** Takes the engine's part of the history away, so that nobody else's lists have it. */
export function forget(instances: Instance[]): Promise<void> {
  const keys = instances.map(({ key }) => key)
  return inDatabase(async (client) => {
    await client.query('delete from desk.sla_clock where element_instance_key in (select element_instance_key from engine.user_task where root_key = any($1))', [keys])
    for (const table of ['user_task', 'element_instance', 'process_instance'])
      await client.query(`delete from engine.${table} where root_key = any($1)`, [keys])
    await client.query('call desk.reckon_kpi_cells()')
  })
}
