import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FormSchema } from '../forms/schema'
import { languageCodes } from './languages'
import { problemWords, text, TEXTS, translated, translateDiagram } from './texts'

const root = join(import.meta.dirname, '../../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = (folder: string, ending: string) =>
  readdirSync(join(root, folder)).filter((file) => file.endsWith(ending)).map((file) => read(`${folder}/${file}`))

/** Names of languages in themselves, and of networks and currencies: the same wherever they are read. */
const names = new Set(
  (
    'English Deutsch Polski Français Español Italiano Português Nederlands Svenska Čeština Українська Türkçe العربية ' +
    'فارسی עברית हिन्दी 简体中文 繁體中文 日本語 한국어 LinkedIn Instagram Facebook TikTok X Telegram EUR'
  ).split(' '),
)
const plain = (xml: string) =>
  xml
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&#(?:10|xA);/gi, '\n')
    .replaceAll('&amp;', '&')

/** Every text that `translated` would say, and the remedies that the server answers with. */
function ofForms(): string[] {
  const found: string[] = []
  const note = (said: string) => {
    found.push(said)
    return said
  }
  for (const file of files('forms', '.form')) {
    const schema = JSON.parse(file) as FormSchema
    translated(schema, note)
    const remedies = (components: FormSchema['components']): void =>
      components.forEach((component) => {
        const remedy = (component.properties as Record<string, string> | undefined)?.remedy
        if (remedy) found.push(remedy)
        remedies(component.components ?? [])
      })
    remedies(schema.components)
  }
  return found
}

/** The labels of diagrams; messages and errors have names that nobody is shown. */
function ofDiagrams(): string[] {
  return files('processes', '.bpmn').flatMap((file) =>
    [...file.matchAll(/<bpmn:(\w+) [^>]*?\bname="([^"]*)"/g)]
      .filter(([, type]) => !/^(message|error|escalation|signal)$/.test(type!))
      .map(([, , name]) => plain(name!)),
  )
}

/** What decision tables hand out for people: their columns `title` and `label`. */
function ofDecisions(): string[] {
  return files('processes', '.dmn').flatMap((file) =>
    [...file.matchAll(/<decisionTable[\s\S]*?<\/decisionTable>/g)].flatMap(([table]) => {
      const columns = [...table.matchAll(/<output [^>]*?\bname="([^"]*)"/g)].map(([, name]) => name!)
      return [...table.matchAll(/<rule[\s\S]*?<\/rule>/g)].flatMap(([rule]) =>
        [...rule.matchAll(/<outputEntry[^>]*>\s*<text>([\s\S]*?)<\/text>/g)]
          .filter((_, i) => columns[i] === 'title' || columns[i] === 'label')
          .map(([, said]) => plain(said!).trim().replace(/^"(.*)"$/, '$1')),
      )
    }),
  )
}

/** Types of request with what they are for. */
function ofCatalogue(): string[] {
  const sql = read('src/store/src/main/resources/db/migration/V40__request_types.sql')
  return [...sql.matchAll(/^\s+\('[^']+', '([^']+)', '([^']+)'/gm)].flatMap(([, title, help]) => [title!, help!])
}

/**
 * What the server's checks say, with places for numbers. What lists options of a form or names of accounts is left
 * out: it is only answered to a program that sends what no form offers.
 */
function ofChecks(): string[] {
  const core = 'src/core/src/main/java/io/launchdesk/core'
  const said = [
    ...['CheckboxKind', 'ChoiceKind', 'MomentKind', 'NumberKind', 'TextKind'].map((name) => read(`${core}/form/${name}.java`)),
    read(`${core}/form/KindParser.java`).match(/String remedy =[\s\S]*?};/)![0],
    read(`${core}/brief/BriefRules.java`),
  ].flatMap((java) => java.match(/"(?:[^"\\\n]|\\.)*"(?:\s*\+\s*(?:"(?:[^"\\\n]|\\.)*"|[\w.]+(?:\([\w.]*\))?))*/g)!)
  const assets = read(`${core}/production/AssetChecks.java`)
  const tooLong = [...assets.matchAll(/tooLong\(\s*"([^"]+)"/g)].map(
    ([, what]) => `"The ${what} has %s characters; shorten it to %s at most."`,
  )
  const objections = assets.match(/"[^"\\\n|]*[.]"/g)!.filter((java) => !java.includes('The %s has'))
  const entries = read(`${core}/form/FormReading.java`).match(/"use at most " \+ MOST_ENTRIES \+ " entries"/g) ?? []
  return [...said, ...entries, ...tooLong, ...objections]
    .filter((java) => !/listed\(|centre '%s'|[.]{3}|options|\\\\/.test(java))
    .map((java) => {
      let place = 0
      return java
        .split(/\s*\+\s*(?![^"]*"(?:[^"]*"[^"]*")*[^"]*$)/)
        .map((part) => (part.startsWith('"') ? part.slice(1, -1) : `{{${++place}}}`))
        .join('')
        .replaceAll(/'%s'|%s/g, () => `{{${++place}}}`)
    })
    .filter((text) => / /.test(text.trim()) && /^[A-Za-z{]/.test(text) && !/^(Optional|e\.g)/.test(text))
}

/** How decisions, their inputs and their rules are named and explained: the reason why a task came to somebody. */
function ofRules(): string[] {
  return files('processes', '.dmn').flatMap((file) =>
    [
      /<decision [^>]*?\bname="([^"]*)"/g,
      /<input [^>]*?\blabel="([^"]*)"/g,
      /<rule [^>]*>\s*<description>([\s\S]*?)<\/description>/g,
    ].flatMap((pattern) => [...file.matchAll(pattern)].map(([, said]) => plain(said!).trim())),
  )
}

const sources = { ofForms, ofDiagrams, ofDecisions, ofRules, ofCatalogue, ofChecks }
const wanted = new Set(
  Object.values(sources)
    .flatMap((find) => find())
    .map((said) => said.replace(/\s+/g, ' ').trim())
    .filter((said) => said && !names.has(said) && /\p{L}/u.test(said.replaceAll(/\{\{.*?\}\}/g, ''))),
)
const placeholders = (said: string) => said.match(/\{\{.*?\}\}/g) ?? []

describe('texts of models and forms', () => {
  it.each(Object.entries(sources))('are found %s', (_, find) => {
    expect(find().length).toBeGreaterThan(15)
  })

  it.each(languageCodes.filter((code) => code !== 'en'))('are all there in %s, and no others', (language) => {
    const { texts } = JSON.parse(read(`src/web/src/locales/${language}.json`)) as { texts: Record<string, string> }
    expect([...wanted].filter((said) => !(said in texts))).toEqual([])
    expect(Object.keys(texts).filter((said) => !wanted.has(said))).toEqual([])
    for (const [english, said] of Object.entries(texts)) {
      expect(said.trim(), english).not.toBe('')
      expect(placeholders(said), english).toEqual(placeholders(english))
    }
  })
})

const loud = (said: string) => (said ? `${said}!` : said)

describe('a form in another language', () => {
  const form: FormSchema = {
    id: 'f',
    components: [
      { id: 'T', type: 'text', text: '# Approve: {{step}}\n\nRead it.' },
      {
        id: 'G',
        type: 'group',
        label: 'Ads',
        components: [
          {
            id: 'S',
            type: 'select',
            key: 'goal',
            label: 'Goal',
            description: 'What for?',
            appearance: { suffixAdorner: 'days' },
            values: [{ label: 'Reach', value: 'reach' }],
            properties: { remedy: 'choose one' },
          },
          { id: 'D', type: 'datetime', key: 'day', dateLabel: 'Day' },
          { id: 'C', type: 'checklist', key: 'x', label: '=title', columns: [{ label: 'Step', key: 'title' }] },
        ],
      },
    ],
  }

  it('says labels, help, options, columns and text views, and leaves keys, values and expressions', () => {
    const [view, group] = translated(form, loud).components
    expect(view!.text).toBe('# Approve: {{step}}!\n\nRead it.!')
    expect(group!.label).toBe('Ads!')
    const [select, date, checklist] = group!.components!
    expect(select).toMatchObject({
      key: 'goal',
      label: 'Goal!',
      description: 'What for?!',
      appearance: { suffixAdorner: 'days!' },
      values: [{ label: 'Reach!', value: 'reach' }],
    })
    expect(date!.dateLabel).toBe('Day!')
    expect(checklist).toMatchObject({ label: '=title', columns: [{ label: 'Step!', key: 'title' }] })
  })

  it('leaves the given one as it is', () => {
    const before = JSON.stringify(form)
    translated(form, loud)
    expect(JSON.stringify(form)).toBe(before)
  })
})

describe('what a check found', () => {
  beforeAll(() =>
    i18next.init({
      lng: 'pl',
      keySeparator: false,
      resources: {
        pl: {
          translation: { 'form.problem': '{{label}} – {{remedy}}' },
          [TEXTS]: {
            Region: 'Region',
            'User story: wanted': 'Historyjka',
            'fill this in': 'wypełnij',
            'use at most {{1}} characters (there are {{2}})': 'najwyżej {{1}} znaków (jest {{2}})',
          },
        },
      },
    }),
  )

  it('is said when label and remedy are known, also with numbers and with a colon in the label', () => {
    expect(problemWords('Region: fill this in')).toBe('Region – wypełnij')
    expect(problemWords('Region: use at most 90 characters (there are 120)')).toBe('Region – najwyżej 90 znaków (jest 120)')
    expect(problemWords('User story: wanted: fill this in')).toBe('Historyjka – wypełnij')
    expect(problemWords('fill this in')).toBe('wypełnij')
  })

  it('is nothing when nothing was found', () => {
    expect(problemWords('')).toBe('')
    expect(text('  ')).toBe('  ')
  })

  it('stays English when a half is not known', () => {
    expect(problemWords('Colour: fill this in')).toBe('Colour: fill this in')
    expect(problemWords('Region: think of 2 things')).toBe('Region: think of 2 things')
  })
})

describe('a diagram in another language', () => {
  it('says each label once, also those of parts that refer to each other', () => {
    const task = { $type: 'bpmn:UserTask', name: 'Approve', outgoing: [] as unknown[] }
    const flow = { $type: 'bpmn:SequenceFlow', name: 'Yes', sourceRef: task, targetRef: task }
    task.outgoing.push(flow)
    const definitions = { $type: 'bpmn:Definitions', rootElements: [{ $type: 'bpmn:Process', flowElements: [task, flow] }] }
    translateDiagram(definitions, loud)
    expect([task.name, flow.name]).toEqual(['Approve!', 'Yes!'])
  })
})
