// Measures how long the rules take on a model of 300 elements: in Chromium, in the editor's worker, and on the server.
// Needs a system that runs:
//   LAUNCHDESK_PORTAL=http://127.0.0.1:8080 ROUNDS=10 npm run lint-time --prefix src/web
import { chromium } from '@playwright/test'
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'

const portal = process.env.LAUNCHDESK_PORTAL ?? 'http://127.0.0.1:8080'
const rounds = Number(process.env.ROUNDS ?? 10)
const executablePath = [process.env.LAUNCHDESK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
const MODEL = 'MeasureProcess'
const STEPS = 149
const COLUMNS = 15

/** A process of 300 elements, drawn: a start, an end, and service tasks with the flows between them. */
function large(round) {
  const nodes = Array.from({ length: STEPS + 2 }, (_, index) => {
    const row = Math.floor(index / COLUMNS)
    return { index, x: 200 + (index % COLUMNS) * 200, y: 100 + row * 160, tag: index === 0 ? 'startEvent' : index === STEPS + 1 ? 'endEvent' : 'serviceTask' }
  })
  const id = ({ index, tag }) => `${tag.charAt(0).toUpperCase()}${tag.slice(1)}_N${index}`
  const size = ({ tag }) => (tag === 'serviceTask' ? { width: 100, height: 80 } : { width: 36, height: 36 })
  const flows = nodes.slice(1).map((to, index) => ({ id: `SequenceFlow_F${index}`, from: nodes[index], to }))
  const middle = (node) => node.y + size(node).height / 2
  const waypoints = ({ from, to }) => {
    const start = [from.x + size(from).width, middle(from)]
    const end = [to.x, middle(to)]
    const between = to.y === from.y ? [] : [[start[0] + 30, start[1]], [start[0] + 30, to.y - 40], [end[0] - 40, to.y - 40], [end[0] - 40, end[1]]]
    return [start, ...between, end].map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_${MODEL}" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
<bpmn:process id="${MODEL}" name="Round ${round}" isExecutable="true">
${nodes.map((node) => `<bpmn:${node.tag} id="${id(node)}" name="Step ${node.index}">${node.tag === 'serviceTask' ? '<bpmn:extensionElements><zeebe:taskDefinition type="notify-person" /></bpmn:extensionElements>' : ''}${node.index > 0 ? `<bpmn:incoming>SequenceFlow_F${node.index - 1}</bpmn:incoming>` : ''}${node.index <= STEPS ? `<bpmn:outgoing>SequenceFlow_F${node.index}</bpmn:outgoing>` : ''}</bpmn:${node.tag}>`).join('\n')}
${flows.map((flow) => `<bpmn:sequenceFlow id="${flow.id}" sourceRef="${id(flow.from)}" targetRef="${id(flow.to)}" />`).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="${MODEL}">
${nodes.map((node) => `<bpmndi:BPMNShape id="${id(node)}_di" bpmnElement="${id(node)}"><dc:Bounds x="${node.x}" y="${node.y}" width="${size(node).width}" height="${size(node).height}" /></bpmndi:BPMNShape>`).join('\n')}
${flows.map((flow) => `<bpmndi:BPMNEdge id="${flow.id}_di" bpmnElement="${flow.id}">${waypoints(flow)}</bpmndi:BPMNEdge>`).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`
}

const middleOf = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)]
const say = (where, times) => {
  const [first, ...later] = times.map((time) => Math.round(time))
  console.log(`${where}: first ${first} ms, then median ${middleOf(later)} ms, worst ${Math.max(...later)} ms (${later.length} rounds)`)
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
await page.goto(`${portal}/studio/process/${MODEL}`)
await page.locator('#username').fill('process-owner')
await page.locator('#password').fill('demo')
await page.locator('button[type=submit]').click()
const measured = () => page.evaluate(() => performance.getEntriesByName('model-rules').map(({ duration }) => duration))
const until = (count) => page.waitForFunction((wanted) => performance.getEntriesByName('model-rules').length >= wanted, count, { timeout: 120_000 })
await until(1)
const before = (await measured()).length
for (let round = 0; round < rounds; round++) {
  const buffer = Buffer.from(large(round))
  await page.locator('input[type=file]').setInputFiles({ name: `${MODEL}.bpmn`, mimeType: 'text/xml', buffer })
  await until(before + round + 1)
}
console.log(`load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`)
say('Chromium', (await measured()).slice(before))
await browser.close()

const headers = { Authorization: `Basic ${Buffer.from('process-owner:demo').toString('base64')}` }
const server = []
for (let round = 0; round < rounds; round++) {
  const begun = performance.now()
  const answer = await fetch(`${portal}/api/models/process/${MODEL}/findings`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ content: large(`s${round}`) }),
  })
  if (answer.status !== 200) throw new Error(await answer.text())
  await answer.json()
  server.push(performance.now() - begun)
}
say('Server, whole call', server)
await fetch(`${portal}/api/models/process/${MODEL}/draft`, { method: 'DELETE', headers })
