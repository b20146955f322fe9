import type { ModelKind } from '../../api/models'

/** What an id may be; the server says so, too. */
const ID = /^[A-Za-z][A-Za-z0-9_-]{0,100}$/

export const isId = (id: string) => ID.test(id)

/**
 * The id that a name makes: `Offboarding of vendors` is `OffboardingOfVendors` for a process, `offboardingOfVendors` for
 * others. Empty when the name has none of the letters that ids have.
 */
export function idOf(kind: ModelKind, name: string): string {
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').split(/[^A-Za-z0-9]+/).filter(Boolean)
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('').replace(/^[0-9]+/, '')
  return kind === 'process' ? joined : joined.charAt(0).toLowerCase() + joined.slice(1)
}

/** A model with as little in it as its kind allows, as Camunda's editors write it. */
export function blank(kind: ModelKind, id: string, name: string): string {
  switch (kind) {
    case 'process':
      return process(id, escaped(name))
    case 'decision':
      return decision(id, escaped(name))
    case 'form':
      return `${JSON.stringify({ schemaVersion: 18, id, type: 'default', ...PLATFORM, components: [heading(name)] }, null, 2)}\n`
  }
}

const PLATFORM = { executionPlatform: 'Camunda Cloud', executionPlatformVersion: '8.6.0' }

const heading = (name: string) => ({ type: 'text', id: 'Text_1', text: `# ${name}`, layout: { row: 'Row_1', columns: null } })

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const process = (id: string, name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_${id}" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="${PLATFORM.executionPlatform}" modeler:executionPlatformVersion="${PLATFORM.executionPlatformVersion}">
  <bpmn:process id="${id}" name="${name}" isExecutable="true">
    <bpmn:startEvent id="StartEvent_Started" name="Started">
      <bpmn:outgoing>SequenceFlow_StartedToDone</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:endEvent id="EndEvent_Done" name="Done">
      <bpmn:incoming>SequenceFlow_StartedToDone</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="SequenceFlow_StartedToDone" sourceRef="StartEvent_Started" targetRef="EndEvent_Done" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="BPMNDiagram_1">
    <bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="${id}">
      <bpmndi:BPMNShape id="StartEvent_Started_di" bpmnElement="StartEvent_Started">
        <dc:Bounds x="162" y="102" width="36" height="36" />
        <bpmndi:BPMNLabel>
          <dc:Bounds x="161" y="145" width="38" height="14" />
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="EndEvent_Done_di" bpmnElement="EndEvent_Done">
        <dc:Bounds x="402" y="102" width="36" height="36" />
        <bpmndi:BPMNLabel>
          <dc:Bounds x="406" y="145" width="28" height="14" />
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="SequenceFlow_StartedToDone_di" bpmnElement="SequenceFlow_StartedToDone">
        <di:waypoint x="198" y="120" />
        <di:waypoint x="402" y="120" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`

const decision = (id: string, name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_${id}" name="${name}" namespace="http://camunda.org/schema/1.0/dmn" modeler:executionPlatform="${PLATFORM.executionPlatform}" modeler:executionPlatformVersion="${PLATFORM.executionPlatformVersion}">
  <decision id="${id}" name="${name}">
    <decisionTable id="DecisionTable_${id}" hitPolicy="FIRST">
      <input id="Input_${id}_1" label="Request type">
        <inputExpression id="InputExpression_${id}_1" typeRef="string">
          <text>requestType</text>
        </inputExpression>
      </input>
      <output id="Output_${id}_1" name="${id}" typeRef="string" />
      <rule id="Rule_${id}_1">
        <inputEntry id="InputEntry_${id}_1_1">
          <text></text>
        </inputEntry>
        <outputEntry id="OutputEntry_${id}_1_1">
          <text>""</text>
        </outputEntry>
      </rule>
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="DMNDiagram_1">
      <dmndi:DMNShape id="DMNShape_${id}" dmnElementRef="${id}">
        <dc:Bounds x="160" y="80" width="180" height="80" />
      </dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`
