import { Add, Edit, Email, Renew } from '@carbon/icons-react'
import { Button, SkeletonText, Tag } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/api'
import type { Report, ReportDelivery } from '../api/reports'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { EmptyState, ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { uuid } from '../common/uuid'
import { FigureTable } from '../dashboards/FigureTable'
import { languages } from '../i18n/languages'
import { problemText, useWords } from '../i18n/words'
import { ListBody } from '../lists/ListBody'
import { useSession } from '../session/session'
import { seesFigures } from '../shell/entries'
import { ReportDialog } from './ReportDialog'
import { useReportChange, useReportLog, useReports } from './useReports'
import { useScheduleWords } from './useScheduleWords'

/** Reports by schedule: who gets which, when; and who got which. */
export function ReportsPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  useTitle(t('reports.title'))
  return seesFigures(person) ? <Reports /> : <EmptyState title={t('dashboard.forbidden')} />
}

function Reports() {
  const { t } = useTranslation()
  const { person } = useSession()
  const [edited, setEdited] = useState<Report | 'new' | null>(null)
  const reports = useReports()
  const makes = person.roles.some((role) => ['analyst', 'process-owner', 'admin'].includes(role))
  return (
    <div className="page">
      <p className="page__back">
        <Link to="/dashboard">{t('nav.dashboard')}</Link>
      </p>
      <header className="page__head">
        <h1>{t('reports.title')}</h1>
        {makes && (
          <Button size="md" renderIcon={Add} onClick={() => setEdited('new')}>
            {t('reports.new')}
          </Button>
        )}
      </header>
      {reports.isPending && <SkeletonText paragraph lineCount={4} />}
      {!reports.data && reports.error instanceof ProblemError && (
        <ErrorState problem={reports.error.problem} again={() => void reports.refetch()} />
      )}
      {reports.data?.length === 0 && (
        <EmptyState title={t('reports.none')}>
          <p>{t('reports.noneHint')}</p>
        </EmptyState>
      )}
      {reports.data && reports.data.length > 0 && (
        <ul className="tiles">
          {reports.data.map((report) => (
            <ReportTile key={report.id} report={report} edit={() => setEdited(report)} />
          ))}
        </ul>
      )}
      <Log />
      {edited && <ReportDialog report={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </div>
  )
}

function ReportTile({ report, edit }: { report: Report; edit: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const words = useWords()
  const schedule = useScheduleWords()
  const sending = useReportChange()
  const { next } = report
  const problem = sending.error instanceof ProblemError ? sending.error.problem : null
  return (
    <li className="tile" data-report={report.id}>
      <h2 className="tile__name" dir="auto">
        {report.name}
      </h2>
      <p>
        {schedule(report)} · {languages[report.language].name}
      </p>
      <p className="tile__n">
        {next
          ? t('reports.next', { at: moments.short(next.at), from: moments.date(next.from), to: moments.date(next.to) })
          : t('reports.paused')}
      </p>
      <p className="tile__n">
        {t('reports.to', { who: words.all([...report.groups.map(words.group), ...report.people]) })}
      </p>
      {sending.isSuccess && <Notice kind="success" title={t('reports.sent')} onClose={sending.reset} />}
      {problem && <Notice kind="error" title={problemText(t, problem)} onClose={sending.reset} />}
      <div className="page__actions">
        <Button kind="ghost" size="sm" renderIcon={Email} disabled={sending.isPending} onClick={() => sending.mutate({ kind: 'send', id: report.id, run: uuid() })}>
          {t('reports.sendToMe')}
        </Button>
        {report.mayChange && (
          <Button kind="ghost" size="sm" renderIcon={Edit} onClick={edit}>
            {t('reports.edit')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Log() {
  const { t } = useTranslation()
  const log = useReportLog()
  return (
    <section className="panel figures__panel" aria-labelledby="report-log">
      <header className="panel__head">
        <h2 id="report-log" className="panel__title">
          {t('reports.log')}
        </h2>
        <Button kind="ghost" size="sm" renderIcon={Renew} disabled={log.isFetching} onClick={() => void log.refetch()}>
          {t('reports.again')}
        </Button>
      </header>
      <ListBody list={log} empty={<p className="panel__line">{t('reports.logEmpty')}</p>}>
        {(deliveries) => <Deliveries deliveries={deliveries} />}
      </ListBody>
    </section>
  )
}

function Deliveries({ deliveries }: { deliveries: ReportDelivery[] }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <FigureTable
      title={t('reports.log')}
      head={[t('reports.report'), t('dashboard.period'), t('reports.recipient'), t('reports.when'), t('reports.file')]}
      rows={deliveries.map((one) => ({
        key: `${one.runId} ${one.recipient}`,
        cells: [
          <span key="name">
            <bdi>{one.name}</bdi> {one.outOfTurn && <Tag size="sm">{t('reports.outOfTurn')}</Tag>}
          </span>,
          t('heat.range', { from: moments.date(one.from), to: moments.date(one.to) }),
          <span key="who">
            {one.recipientName} <bdi>{one.email}</bdi>
          </span>,
          one.sentAt ? moments.short(one.sentAt) : t(one.lastError ? 'reports.retrying' : 'reports.waiting', { n: moments.number(one.attempts) }),
          <a key="file" href={api.reportFile(one.runId)} download>
            PDF
          </a>,
        ],
      }))}
    />
  )
}
