import { SkeletonText, Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../../api/request'
import { Notice } from '../../common/Notice'
import { problemText, useWords } from '../../i18n/words'
import { FindingWords } from '../checks/FindingWords'
import { useFindings } from './useChanges'

/** What the checks find in a change as it would be live together with everything else. */
export function Findings({ number }: { number: number }) {
  const { t } = useTranslation()
  const words = useWords()
  const { data, error, isPending } = useFindings(number)
  return (
    <section className="panel" aria-labelledby="findings">
      <h2 id="findings" className="panel__title">
        {t('change.findings')}
      </h2>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={2} />
        </div>
      )}
      {error instanceof ProblemError && <Notice kind="error" title={problemText(t, error.problem)} />}
      {data?.length === 0 && <p>{t('change.noFindings')}</p>}
      {data && data.length > 0 && (
        <ul className="changes__list">
          {data.map((finding, index) => (
            <li key={index}>
              <Tag size="sm" type={finding.severity === 'error' ? 'red' : 'warm-gray'}>
                {t(`changeFinding.${finding.severity}`)}
              </Tag>{' '}
              <FindingWords said={finding} />
              <span className="changes__said">
                <Link to={`/studio/${finding.kind}/${encodeURIComponent(finding.id)}`}>
                  <bdi>{finding.id}</bdi>
                </Link>{' '}
                <bdi>{[finding.element, finding.rule].filter(Boolean).join(' · ')}</bdi>
              </span>
              {finding.path.length > 0 && <span className="changes__said">{t('change.path', { path: words.all(finding.path) })}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
