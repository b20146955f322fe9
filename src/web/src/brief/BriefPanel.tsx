import { Edit } from '@carbon/icons-react'
import { Button, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import type { RequestDetail } from '../api/requests'
import { ErrorState } from '../common/States'
import { BriefText } from '../forms/BriefText'
import { translated } from '../i18n/texts'
import { useIntakeForm } from '../tasks/useRequest'
import { BriefVersions } from './BriefVersions'

/** What was asked for, in the words of its form; how it was changed; and the way to change it. */
export function BriefPanel({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const form = useIntakeForm(request.type)
  const [versions, setVersions] = useState(false)
  return (
    <section className="panel" aria-labelledby="brief">
      <header className="panel__head">
        <h2 id="brief" className="panel__title">
          {t('request.brief')}
        </h2>
        {request.may.changeBrief && (
          <Button as={Link} to={`/requests/${request.id}/brief`} kind="tertiary" size="sm" renderIcon={Edit}>
            {t('briefChange.open')}
          </Button>
        )}
      </header>
      {form.data ? (
        <BriefText schema={translated(form.data.schema)} brief={request.brief} />
      ) : form.error instanceof ProblemError ? (
        <ErrorState problem={form.error.problem} again={() => void form.refetch()} />
      ) : (
        <SkeletonText paragraph lineCount={6} />
      )}
      {request.briefVersion > 1 && (
        <div className="versions">
          <Button kind="ghost" size="sm" aria-expanded={versions} onClick={() => setVersions(!versions)}>
            {versions ? t('versions.hide') : t('versions.show')}
          </Button>
          {versions && <BriefVersions id={request.id} />}
        </div>
      )}
    </section>
  )
}
