import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import '../styles/forms.scss'
import { Form } from '@bpmn-io/form-js-viewer'
import { options, type VNode } from 'preact'
import type { FieldError } from '../api/request'
import { type FieldErrors, filled, type FormSchema, pathName, rootField, type Values } from './schema'

/** One field as it stands on the page; a field of a list stands there once per entry. */
interface Instance {
  id: string
  valuePath: (string | number)[]
  indexes?: Record<string, number>
}

interface Listener {
  /** The person changed a value. */
  changed(values: Values): void
  /** What is shown as wrong may have changed. */
  judged(errors: FieldErrors): void
  /** Says a sentence of the library in the person's language. */
  say(message: string): string
}

type State = { data: Values; errors: Record<string, unknown> }

/** The host whose words are shown: one form is drawn at a time, and form-js alone draws with Preact. */
let speaker: ((message: string) => string) | undefined
const TEXTS = ['placeholder', 'aria-label', 'title', 'emptyListMessage'] as const
const before = options.vnode
options.vnode = (node: VNode) => {
  const props = node.props as Record<string, unknown> | null
  if (speaker && props) {
    for (const name of TEXTS) if (typeof props[name] === 'string') props[name] = speaker(props[name])
    if (typeof node.type === 'string') {
      const { children } = props
      if (typeof children === 'string') props.children = speaker(children)
      else if (Array.isArray(children)) {
        props.children = children.map((child) => (typeof child === 'string' ? speaker!(child) : child))
      }
    }
  }
  before?.(node)
}

/** Owns a form-js viewer: draws a form into an element, tells what is entered, shows errors. */
export class FormHost {
  private readonly form: Form
  private readonly redraws: MutationObserver
  /** The data as they were told last, written as JSON; undefined while a form is read in. */
  private data: string | undefined
  private group: string | null = null

  constructor(
    private readonly element: HTMLElement,
    private readonly listener: Listener,
  ) {
    speaker = (message) => listener.say(message)
    // With its delay, form-js reads a text field some time after a key was pressed; when it is drawn anew in
    // between, what was typed is gone.
    this.form = new Form({ container: element, debounce: false } as ConstructorParameters<typeof Form>[0])
    this.translateErrors()
    this.form.on('changed', ({ data }: State) => {
      if (this.data === undefined) return
      listener.judged(this.errors())
      // form-js copies the data also when it only checks it.
      const entered = JSON.stringify(data)
      if (entered === this.data) return
      this.data = entered
      listener.changed(this.values())
    })
    this.redraws = new MutationObserver(() => this.hideGroups())
    this.redraws.observe(element, { childList: true, subtree: true })
  }

  /** Draws the form; `data` are the variables that it reads and the values that its fields start with. */
  async render(schema: FormSchema, data: Values): Promise<void> {
    this.data = undefined
    await this.form.importSchema(schema as never, data)
    this.data = JSON.stringify(this.state().data)
    this.hideGroups()
  }

  setReadOnly(readOnly: boolean): void {
    this.form.setProperty('readOnly', readOnly)
  }

  /** What is entered now, valid or not; fields that are hidden or empty are left out. */
  values(): Values {
    return filled(this.form._getSubmitData() as Values)
  }

  /** All that is entered; null when something is wrong, and then that is told at the fields. */
  submit(): Values | null {
    this.form.validate()
    if (Object.keys(this.errors()).length === 0) return this.values()
    this.focusFault()
    return null
  }

  /** Checks these fields only, and tells at them what is wrong; for one step of many. */
  check(fields: string[]): boolean {
    const before = this.state().errors
    this.form.validate()
    const now = this.state().errors
    const shown: Record<string, unknown> = {}
    const wanted = new Set(fields)
    let fine = true
    for (const instance of this.instances()) {
      const checked = wanted.has(rootField(pathName(instance.valuePath)))
      const messages = errorsAt(checked ? now : before, instance)
      if (messages.length) putErrors(shown, instance, messages)
      fine &&= !checked || messages.length === 0
    }
    this.form._setState({ errors: shown })
    if (!fine) this.focusFault()
    return fine
  }

  /** What is shown as wrong now, by field. */
  errors(): FieldErrors {
    const found: FieldErrors = {}
    for (const instance of this.instances()) {
      const messages = errorsAt(this.state().errors, instance)
      if (messages.length) found[pathName(instance.valuePath)] = messages
    }
    return found
  }

  /**
   * Tells at the fields what the server found, each until its field is changed; gives back what belongs to no
   * field that is shown. form-js has no public way to set errors.
   */
  showErrors(errors: FieldError[]): FieldError[] {
    const shown: Record<string, unknown> = { ...this.state().errors }
    const instances = new Map(this.instances().map((instance) => [pathName(instance.valuePath), instance]))
    const homeless = errors.filter(({ field, message }) => {
      const instance = instances.get(field)
      if (instance) putErrors(shown, instance, [message])
      return !instance
    })
    this.form._setState({ errors: shown })
    this.focusFault()
    return homeless
  }

  /** Shows one top-level group only; all when null. Fields of the others keep their values and are checked, too. */
  showGroup(group: string | null): void {
    this.group = group
    this.hideGroups()
  }

  /** Puts the keyboard into a field. */
  focus(field: string): void {
    const instance = this.instances().find(({ valuePath }) => pathName(valuePath) === field)
    if (!instance) return
    const id = ['fjs-form', this.form._id, [instance.id, ...indexesOf(instance)].join('_')].join('-')
    const places = this.element.querySelectorAll<HTMLElement>('input, textarea, select, button, [tabindex]')
    const place = [...places].find((one) => one.id === id || one.id.startsWith(`${id}-`))
    place?.focus()
    place?.scrollIntoView({ block: 'center' })
  }

  detach(): void {
    this.redraws.disconnect()
    this.form.destroy()
  }

  /** Puts the keyboard into the first field on the page that shows an error. */
  private focusFault(): void {
    requestAnimationFrame(() => {
      const faults = this.element.querySelectorAll<HTMLElement>('.fjs-has-errors :is(input, textarea, select, [tabindex])')
      const first = [...faults].find((place) => place.offsetParent !== null)
      first?.focus()
      first?.scrollIntoView({ block: 'center' })
    })
  }

  private hideGroups(): void {
    for (const group of this.element.querySelectorAll('.fjs-form [role=group]')) {
      const row = group.closest<HTMLElement>('.fjs-layout-row')
      if (!row || row.parentElement?.closest('.fjs-layout-row')) continue
      row.hidden = this.group !== null && !group.getAttribute('aria-labelledby')!.endsWith(`-${this.group}`)
    }
  }

  private translateErrors(): void {
    const validator = this.form.get<{ validateFieldInstance(field: unknown, value: unknown): string[] }>('validator')
    const validate = validator.validateFieldInstance.bind(validator)
    validator.validateFieldInstance = (field, value) => validate(field, value).map((said) => this.listener.say(said))
  }

  private instances(): Instance[] {
    return this.form.get<{ getAllKeyed(): Instance[] }>('formFieldInstanceRegistry').getAllKeyed()
  }

  private state(): State {
    return this.form._getState() as State
  }
}

const indexesOf = (instance: Instance) => Object.values(instance.indexes ?? {})

/** form-js keeps the errors of a field by its id, and below that by the entry's index. */
function errorsAt(errors: Record<string, unknown>, instance: Instance): string[] {
  const at = [instance.id, ...indexesOf(instance)].reduce<unknown>(
    (level, key) => (level as Record<string, unknown> | undefined)?.[key],
    errors,
  )
  return Array.isArray(at) ? at.filter((message) => typeof message === 'string') : []
}

function putErrors(errors: Record<string, unknown>, instance: Instance, messages: string[]): void {
  const path = [instance.id, ...indexesOf(instance)]
  const last = path.pop()!
  const level = path.reduce<Record<string, unknown>>((at, key) => {
    at[key] = { ...(at[key] as object | undefined) }
    return at[key] as Record<string, unknown>
  }, errors)
  level[last] = messages
}
