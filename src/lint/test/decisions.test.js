import assert from 'node:assert/strict';
import { test } from 'node:test';

import { contract, findings } from '../support/models.js';

const agreed = await contract();

/** A file with one table; a row is its cells, the last one the result. */
function table({ policy = 'FIRST', inputs = ['number'], rows, values, fallback }) {
  const cell = (tag, id, text) => `<${tag} id="${id}"><text>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></${tag}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="Definitions_probe" name="Probe" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="probe" name="Probe"><decisionTable id="Table" hitPolicy="${policy}">
    ${inputs.map((type, i) => `<input id="In_${i}" label="in${i}"><inputExpression id="Ex_${i}" typeRef="${type}"><text>in${i}</text></inputExpression>${values ? `<inputValues id="Va_${i}"><text>${values}</text></inputValues>` : ''}</input>`).join('')}
    <output id="Out" name="out" typeRef="string">${fallback ? `<defaultOutputEntry id="De"><text>${fallback}</text></defaultOutputEntry>` : ''}</output>
    ${rows.map((row, i) => `<rule id="Row_${i + 1}">${row.map((text, c) => cell(c === row.length - 1 ? 'outputEntry' : 'inputEntry', `C_${i}_${c}`, text)).join('')}</rule>`).join('')}
  </decisionTable></decision>
  <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="probe"><dc:Bounds height="80" width="180" x="160" y="100" /></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
</definitions>`;
}

async function found(content) {
  const model = { kind: 'decision', id: 'probe', content };
  return findings({ contract: agreed, models: [model], changed: [model] });
}

const says = async (spec) => (await found(table(spec))).map(({ rule, element, severity }) => `${severity} ${rule} ${element}`);

test('a table that answers all, each row once, has no problems', async () => {
  assert.deepEqual(await says({ policy: 'UNIQUE', rows: [['< 10', '"a"'], ['[10..20]', '"b"'], ['> 20', '"c"']] }), []);
  assert.deepEqual(await says({ inputs: ['string', 'boolean'], rows: [['"x", "y"', 'true', '"a"'], ['not("x")', '-', '"b"'], ['-', '-', '"c"']] }), []);
});

for (const [name, spec, where] of [
  ['between numbers', { rows: [['< 10', '"a"'], ['> 10', '"b"']] }, /in0 = 10:/],
  ['at the end of numbers', { rows: [['< 10', '"a"'], [']5..20]', '"b"']] }, /in0 > 20:/],
  ['inside an open interval', { rows: [['<= 1', '"a"'], [']2..3]', '"b"'], ['> 3', '"c"']] }, /in0 \]1\.\.2\[:/],
  ['of texts', { inputs: ['string'], rows: [['"x"', '"a"'], ['"y"', '"b"']] }, /in0 ≠ "x", "y":/],
  ['of yes and no', { inputs: ['boolean'], rows: [['true', '"a"']] }, /in0 = false:/],
  ['of two columns', { inputs: ['number', 'string'], rows: [['< 5', '-', '"a"'], ['>= 5', '"x"', '"b"']] }, /in0 = 5, in1 ≠ "x":/],
]) {
  test(`a gap ${name} is found`, async () => {
    const gaps = (await found(table(spec))).filter(({ rule }) => rule === 'gap');
    assert.equal(gaps.length, 1);
    assert.match(gaps[0].message, where);
  });
}

test('no gap where the values are listed, a default answers, or rows are collected', async () => {
  const rows = [['"x"', '"a"'], ['"y"', '"b"']];
  assert.deepEqual(await says({ inputs: ['string'], values: '"x","y"', rows }), []);
  assert.deepEqual(await says({ inputs: ['string'], fallback: '"c"', rows }), []);
  assert.deepEqual(await says({ inputs: ['string'], policy: 'COLLECT', rows }), []);
});

test('a gap is an error where a process goes on by the answer, and surely when no condition takes an evaluation', async () => {
  const asking = {
    kind: 'process',
    id: 'P',
    content: `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="x"><bpmn:process id="P"><bpmn:businessRuleTask id="R"><bpmn:extensionElements><zeebe:calledDecision decisionId="probe" resultVariable="r" /></bpmn:extensionElements></bpmn:businessRuleTask></bpmn:process></bpmn:definitions>`,
  };
  const gaps = async (rows, others) => {
    const model = { kind: 'decision', id: 'probe', content: table({ inputs: ['string'], rows }) };
    const all = await findings({ contract: agreed, models: [model, ...others], changed: [model] });
    return all.filter(({ rule }) => rule === 'gap').map(({ severity }) => severity);
  };
  const rows = [['"x"', '"a"']];
  assert.deepEqual(await gaps(rows, []), ['WARNING']);
  assert.deepEqual(await gaps(rows, [asking]), ['ERROR']);
  assert.deepEqual(await gaps([['list contains(?, "x")', '"a"']], [asking]), ['WARNING']);
  assert.deepEqual(await gaps([...rows, ['-', '"b"']], [asking]), []);
});

test('overlapping rows of a table that answers with one are an error', async () => {
  const rows = [['<= 10', '"a"'], ['[10..20]', '"b"'], ['> 20', '"c"']];
  assert.deepEqual(await says({ policy: 'UNIQUE', rows }), ['ERROR overlap Row_2']);
  assert.deepEqual(await says({ policy: 'FIRST', rows }), []);
});

test('rows that may or may not meet are a warning', async () => {
  const rows = [['list contains(?, "x")', '"a"'], ['not(list contains(?, "x"))', '"b"']];
  assert.ok((await says({ policy: 'UNIQUE', inputs: ['Any'], rows })).includes('WARNING overlap Row_2'));
});

test('a row that those above it take is never reached', async () => {
  assert.deepEqual(await says({ rows: [['< 10', '"a"'], ['>= 5', '"b"'], ['[7..12]', '"c"']] }), ['WARNING dead-rule Row_3']);
  assert.deepEqual(await says({ inputs: ['string', 'number'], rows: [['-', '-', '"a"'], ['"x"', '5', '"b"']] }), ['WARNING dead-rule Row_2']);
});

test('a row that lets nothing in is found', async () => {
  assert.ok((await says({ rows: [['[9..3]', '"a"'], ['-', '"b"']] })).includes('WARNING dead-rule Row_1'));
});

test('a row that says the same twice is found where rows are collected', async () => {
  assert.deepEqual(await says({ policy: 'COLLECT', rows: [['5', '"a"'], ['6', '"a"'], ['5', '"a"']] }), ['WARNING rule-repeated Row_3']);
});

test('what is no FEEL is an error at its row', async () => {
  assert.ok((await says({ rows: [['< ', '"a"'], ['-', '"b"']] })).includes('ERROR feel Row_1'));
  assert.ok((await says({ rows: [['-', '"a']] })).includes('ERROR feel Row_1'));
});

test('a large table of many columns is searched in bounded time', async () => {
  const inputs = Array.from({ length: 12 }, () => 'number');
  const rows = Array.from({ length: 60 }, (_, row) => [...inputs.map((_, i) => ((row * 7 + i * 3) % 5 === 0 ? '-' : `[${(row * i) % 17}..${((row * i) % 17) + 9}]`)), '"a"']);
  const rules = (await says({ inputs, rows })).map((one) => one.split(' ')[1]);
  assert.ok(rules.includes('gap') || rules.includes('table-too-large'));
});

for (const [rule, part, instead] of [
  ['input-expression', '<text>in0</text>', '<text></text>'],
  ['drawn', 'dmnElementRef="probe"', 'dmnElementRef="other"'],
  ['decision-logic', /<decisionTable[\s\S]*<\/decisionTable>/, ''],
  ['requirement-exists', '<decisionTable', '<informationRequirement id="I"><requiredInput href="#Gone" /></informationRequirement><decisionTable'],
  ['table-empty', /<rule[\s\S]*<\/rule>/, ''],
  ['output-name', '<rule id', '<output id="Two" /><rule id'],
]) {
  test(`${rule} finds what is not sound`, async () => {
    const content = table({ rows: [['-', '"a"']] }).replace(part, instead);
    assert.ok((await found(content)).some((one) => one.rule === rule), rule);
  });
}
