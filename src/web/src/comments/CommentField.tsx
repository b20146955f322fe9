import { Button, TextArea } from '@carbon/react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressed, type Begun, begun, meant } from './mentions'
import { usePeople } from '../tasks/usePeople'

const LONGEST = 10_000

interface CommentFieldProps {
  label: string
  /** Whom an `@` addresses. */
  hint: string
  action: string
  /** What is there already, of a comment that is changed. */
  start?: string
  busy: boolean
  /** Gives whether it was taken; otherwise the text stays. */
  send: (text: string) => Promise<boolean>
  cancel?: () => void
}

/** Where a comment is written. An `@` offers people; they are chosen by arrows and Enter, or by a click. */
export function CommentField({ label, hint, action, start = '', busy, send, cancel }: CommentFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const people = usePeople()
  const [text, setText] = useState(start)
  const [name, setName] = useState<Begun | null>(null)
  const [current, setCurrent] = useState(0)
  const offered = name && people.data ? meant(people.data, name.name) : []

  const follow = () => {
    const element = field.current
    if (!element) return
    setName(element.selectionStart === element.selectionEnd ? begun(element.value, element.selectionStart) : null)
    setCurrent(0)
  }
  const choose = (username: string) => {
    if (!name || !field.current) return
    const next = addressed(text, field.current.selectionStart, name, username)
    setText(next.text)
    setName(null)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  const submit = async () => {
    if (busy || text.trim() === '') return
    if (await send(text.trim())) setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    } else if (offered.length > 0 && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setCurrent((current + step + offered.length) % offered.length)
    } else if (offered.length > 0 && ['Enter', 'Tab'].includes(event.key)) {
      event.preventDefault()
      choose(offered[current]!.username)
    } else if (offered.length > 0 && event.key === 'Escape') {
      event.preventDefault()
      setName(null)
    } else if (event.key === 'Escape') {
      cancel?.()
    }
  }

  return (
    <div className="comment-field">
      <TextArea
        ref={field}
        id={`${id}-text`}
        labelText={label}
        helperText={hint}
        rows={3}
        maxLength={LONGEST}
        dir="auto"
        value={text}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={offered.length > 0 ? `${id}-${current}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          follow()
        }}
        onKeyDown={onKeyDown}
        onClick={follow}
        onBlur={() => setName(null)}
      />
      {offered.length > 0 && (
        <ul className="people" role="listbox" id={`${id}-people`} aria-label={t('comment.people')}>
          {offered.map((person, index) => (
            <li
              key={person.username}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              onMouseDown={(event) => {
                event.preventDefault()
                choose(person.username)
              }}
            >
              {person.displayName} <span className="people__name">@{person.username}</span>
            </li>
          ))}
        </ul>
      )}
      <span className="cds--visually-hidden" role="status">
        {offered.length > 0 && t('comment.offered', { people: offered.map((person) => person.displayName).join(', ') })}
      </span>
      <div className="comment-field__actions">
        <Button size="sm" disabled={busy || text.trim() === ''} onClick={() => void submit()}>
          {action}
        </Button>
        {cancel && (
          <Button size="sm" kind="ghost" onClick={cancel}>
            {t('comment.cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}
