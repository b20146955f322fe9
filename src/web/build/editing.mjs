// Measures how long it takes until a model of 300 elements can be edited: from opening its page, with an empty cache, until
// the editor is drawn, and until an element that was clicked shows its properties. Writes a draft of the process owner's
// and throws it away again. Needs a system that runs:
//   LAUNCHDESK_PORTAL=http://127.0.0.1:8080 ROUNDS=5 npm run editing --prefix src/web
import { chromium } from '@playwright/test'
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'

const portal = process.env.LAUNCHDESK_PORTAL ?? 'http://127.0.0.1:8080'
const rounds = Number(process.env.ROUNDS ?? 5)
const headers = { Authorization: `Basic ${Buffer.from('process-owner:demo').toString('base64')}`, 'Content-Type': 'application/json' }
const model = '/api/models/process/MeasureProcess'
const executablePath = [process.env.LAUNCHDESK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)

/** Rows of service tasks with a gateway in each: 300 shapes, and the flows between them. */
function large(shapes = 300, wide = 20) {
  const nodes = Array.from({ length: shapes }, (_, n) => {
    const kind = n === 0 ? 'startEvent' : n === shapes - 1 ? 'endEvent' : n % 10 === 5 ? 'exclusiveGateway' : 'serviceTask'
    const size = { startEvent: [36, 36], endEvent: [36, 36], exclusiveGateway: [50, 50], serviceTask: [100, 80] }[kind]
    return { id: `Element_${n}`, kind, size, x: 160 + (n % wide) * 150, y: 100 + Math.floor(n / wide) * 130 }
  })
  const flows = nodes.slice(1).map((to, n) => ({ id: `Flow_${n}`, from: nodes[n], to }))
  const middle = ({ x, y }) => [x + 50, y + 40]
  const place = ({ x, y, size: [width, height] }) => `x="${x + 50 - width / 2}" y="${y + 40 - height / 2}" width="${width}" height="${height}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_Large" targetNamespace="http://bpmn.io/schema/bpmn">
<bpmn:process id="MeasureProcess" name="Large" isExecutable="true">
${nodes
  .map(({ id, kind }) =>
    kind === 'serviceTask'
      ? `<bpmn:serviceTask id="${id}" name="Do ${id}"><bpmn:extensionElements><zeebe:taskDefinition type="notify-person" /><zeebe:taskHeaders><zeebe:header key="event" value="request-accepted" /></zeebe:taskHeaders></bpmn:extensionElements></bpmn:serviceTask>`
      : `<bpmn:${kind} id="${id}" name="At ${id}" />`,
  )
  .join('\n')}
${flows.map(({ id, from, to }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from.id}" targetRef="${to.id}" />`).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="MeasureProcess">
${nodes.map((node) => `<bpmndi:BPMNShape id="${node.id}_di" bpmnElement="${node.id}"><dc:Bounds ${place(node)} /></bpmndi:BPMNShape>`).join('\n')}
${flows
  .map(({ id, from, to }) => {
    const [[x1, y1], [x2, y2]] = [middle(from), middle(to)]
    return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${x1}" y="${y1}" /><di:waypoint x="${x2}" y="${y2}" /></bpmndi:BPMNEdge>`
  })
  .join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`
}

async function called(method, path, body, more = {}) {
  const answer = await fetch(portal + path, { method, headers: { ...headers, ...more }, body: body && JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? null : answer.json()
}

/** What the page's main thread has computed so far, in ms: it does not count waiting for a core that others use. */
async function busy(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

if ((await fetch(`${portal}${model}/draft`, { headers })).status === 200) {
  throw new Error(`The process owner has a draft of ${model}; this would throw it away.`)
}
const { latest } = await called('GET', model)
await called('PUT', `${model}/draft`, { content: large(), base: latest.number }, { 'If-Match': '"0"' })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const ready = []
const cpu = []
const chosen = []
try {
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${portal}/studio`)
    await page.locator('#username').fill('process-owner')
    await page.locator('#password').fill('demo')
    await page.locator('button[type=submit]').click()
    await page.locator('.studio__table').first().waitFor()
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await busy(session)
    const link = page.locator('a[href="/studio/process/MeasureProcess"]')
    const begun = performance.now()
    await link.click()
    await page.locator('.studio__editor[data-state="ready"]').waitFor()
    ready.push(performance.now() - begun)
    cpu.push((await busy(session)) - before)
    const clicked = performance.now()
    await page.locator('[data-element-id="Element_122"] .djs-hit').first().click({ position: { x: 4, y: 4 } })
    await page.locator('.bio-properties-panel-header', { hasText: 'Element_122' }).waitFor()
    chosen.push(performance.now() - clicked)
    await context.close()
  }
} finally {
  await browser.close()
  await called('DELETE', `${model}/draft`)
}
const words = (values) => `median ${Math.round(median(values))} ms (${values.map(Math.round).join(', ')})`
console.log(`300 elements, ${rounds} rounds, load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`)
console.log(`from the link in the studio to the editor, its code not loaded before: ${words(ready)}`)
console.log(`of which the page's main thread computed: ${words(cpu)}`)
console.log(`from a click on an element to its properties: ${words(chosen)}`)
