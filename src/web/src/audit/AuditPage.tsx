import { Download } from '@carbon/icons-react'
import {
  Button,
  Select,
  SelectItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TextInput,
} from '@carbon/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import type { AuditEvent, AuditQuery } from '../api/audit'
import { EmptyState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { ListBody } from '../lists/ListBody'
import { useAddress } from '../lists/useAddress'
import { useAudit, useAuditActions } from './useAudit'

/** Who did what, for admins: with filter, and as a file. */
export function AuditPage() {
  const { t } = useTranslation()
  const { value, replace } = useAddress()
  useTitle(t('audit.title'))
  const query: AuditQuery = {
    person: value('person'),
    action: value('action'),
    subject: value('subject'),
    from: value('from'),
    to: value('to'),
  }
  const list = useAudit(query)
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('audit.title')}</h1>
        <div className="page__actions">
          {(['csv', 'xlsx'] as const).map((format) => (
            <Button key={format} as="a" href={api.auditFile(query, format)} kind="tertiary" size="md" renderIcon={Download}>
              {format.toUpperCase()}
            </Button>
          ))}
        </div>
      </header>
      <p className="page__lead">{t('audit.lead')}</p>
      <Filter key={JSON.stringify(query)} query={query} ask={replace} />
      <ListBody list={list} empty={<EmptyState title={t('audit.none')}>{null}</EmptyState>}>
        {(events) => <Events events={events} />}
      </ListBody>
    </div>
  )
}

function Filter({ query, ask }: { query: AuditQuery; ask: (values: Record<string, string>) => void }) {
  const { t } = useTranslation()
  const actions = useAuditActions()
  const [entered, setEntered] = useState<AuditQuery>(query)
  const kinds = [...new Set([...(actions.data ?? []), ...(entered.action ? [entered.action] : [])])].sort()
  const send = (event: FormEvent) => {
    event.preventDefault()
    ask(Object.fromEntries(Object.entries(entered).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : []))))
  }
  const field = (name: 'person' | 'subject', hint?: string) => (
    <TextInput
      id={`audit-${name}`}
      labelText={t(`audit.${name}`)}
      placeholder={hint}
      value={entered[name] ?? ''}
      maxLength={200}
      onChange={(event) => setEntered({ ...entered, [name]: event.target.value })}
    />
  )
  const day = (name: 'from' | 'to') => (
    <TextInput
      id={`audit-${name}`}
      type="date"
      labelText={t(`audit.${name}`)}
      value={entered[name] ?? ''}
      onChange={(event) => setEntered({ ...entered, [name]: event.target.value })}
    />
  )
  return (
    <form className="audit__filter" onSubmit={send}>
      {field('person')}
      <Select
        id="audit-action"
        labelText={t('audit.action')}
        value={entered.action ?? ''}
        onChange={(event) => setEntered({ ...entered, action: event.target.value })}
      >
        <SelectItem value="" text={t('audit.all')} />
        {kinds.map((kind) => (
          <SelectItem key={kind} value={kind} text={kind} />
        ))}
      </Select>
      {field('subject', 'MR-1001')}
      {day('from')}
      {day('to')}
      <div className="audit__ask">
        <Button type="submit" size="md">
          {t('audit.ask')}
        </Button>
        <Button kind="ghost" size="md" onClick={() => ask({})}>
          {t('audit.clear')}
        </Button>
      </div>
    </form>
  )
}

function Events({ events }: { events: AuditEvent[] }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <div className="audit__table audit__table--events" role="region" tabIndex={0} aria-label={t('audit.title')}>
      <Table aria-label={t('audit.title')} size="lg">
        <TableHead>
          <TableRow>
            <TableHeader>{t('audit.at')}</TableHeader>
            <TableHeader>{t('audit.person')}</TableHeader>
            <TableHeader>{t('audit.action')}</TableHeader>
            <TableHeader>{t('audit.subject')}</TableHeader>
            <TableHeader>{t('audit.details')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {events.map((event) => (
            <TableRow key={event.id}>
              <TableCell>
                <time dateTime={event.at}>{moments.full(event.at)}</time>
              </TableCell>
              <TableCell>
                <bdi>{event.personName ?? event.person}</bdi>
                {event.personName && (
                  <span className="task__requester">
                    <bdi>{event.person}</bdi>
                  </span>
                )}
              </TableCell>
              <TableCell>
                <code>{event.action}</code>
              </TableCell>
              <TableCell>
                <bdi>{event.subject}</bdi>
              </TableCell>
              <TableCell>
                <Details details={event.details} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

/** Values as they were noted, one a line. */
function Details({ details }: { details: Record<string, unknown> }) {
  return (
    <dl className="audit__details">
      {Object.entries(details).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
