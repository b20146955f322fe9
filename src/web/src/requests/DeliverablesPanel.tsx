import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Deliverable, Publication, RequestDetail } from '../api/requests'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'

const colours = {
  planned: 'gray',
  'in-production': 'blue',
  'in-review': 'purple',
  rework: 'magenta',
  accepted: 'green',
} as const

/** What is made for the request, and where it is live. */
export function DeliverablesPanel({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  if (request.deliverables.length + request.publications.length === 0) return null
  return (
    <section className="panel" aria-labelledby="deliverables">
      <h2 id="deliverables" className="panel__title">
        {t('deliverable.title')}
      </h2>
      <ul className="rows">
        {request.deliverables.map((deliverable) => (
          <Piece key={deliverable.id} deliverable={deliverable} />
        ))}
      </ul>
      {request.publications.length > 0 && (
        <>
          <h3 className="panel__part">{t('publication.title')}</h3>
          <ul className="rows">
            {request.publications.map((publication) => (
              <Live key={publication.channel} publication={publication} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Piece({ deliverable }: { deliverable: Deliverable }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  return (
    <li className="row">
      <span className="row__what">
        <span dir="auto">{words.text(deliverable.title)}</span>
        <span className="row__more">
          {[words.language(deliverable.language), deliverable.channel && words.channel(deliverable.channel), deliverable.producerName]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {deliverable.version !== null && (
        <span className="row__more">{t('deliverable.version', { version: moments.number(deliverable.version) })}</span>
      )}
      <Tag type={colours[deliverable.state]} size="sm">
        {t(`deliverableState.${deliverable.state}`)}
      </Tag>
    </li>
  )
}

function Live({ publication }: { publication: Publication }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const at = publication.retractedAt ?? publication.publishedAt
  const address = /^https?:/.test(publication.address ?? '') ? publication.address : null
  return (
    <li className="row">
      <span className="row__what">
        {address && publication.state !== 'retracted' ? (
          <a href={address} target="_blank" rel="noreferrer">
            {words.channel(publication.channel)}
          </a>
        ) : (
          words.channel(publication.channel)
        )}
        {at && <span className="row__more">{moments.short(at)}</span>}
      </span>
      <Tag type={publication.state === 'retracted' ? 'gray' : publication.state === 'publishing' ? 'blue' : 'green'} size="sm">
        {t(`publicationState.${publication.state}`)}
      </Tag>
    </li>
  )
}
