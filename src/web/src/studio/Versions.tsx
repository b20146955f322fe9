import { Button, Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/api'
import type { Model, ModelVersion } from '../api/models'
import { useMoments } from '../common/useMoments'
import { compareAddress } from './compare/sides'
import { VersionWords } from './VersionWords'

/** A model's past, the newest first; a draft can begin again with any of it. */
export function Versions({ model, begin }: { model: Model; begin?: (version: ModelVersion) => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions" className="panel__title">
        {t('studio.versions')}
      </h2>
      <ol className="studio__versions" reversed>
        {model.versions.map((version) => (
          <li key={version.number} className="studio__past">
            <div className="studio__words">
              <VersionWords version={version} />
              {version.note && <p className="studio__note">{version.note}</p>}
            </div>
            {version.live && <Tag type="green">{t('studio.live')}</Tag>}
            {!version.live && version.engineVersion !== null && <Tag>{t('studio.wasLive')}</Tag>}
            <div className="studio__actions">
              {before(model, version) !== undefined && (
                <Link className="cds--btn cds--btn--ghost cds--btn--sm" to={compareAddress(model.kind, model.id, before(model, version)!, version.number)}>
                  {t('compare.with', { number: moments.number(version.number) })}
                </Link>
              )}
              {begin && version.number !== model.latest.number && (
                <Button kind="ghost" size="sm" onClick={() => begin(version)}>
                  {t('studio.beginWith', { number: moments.number(version.number) })}
                </Button>
              )}
              <a className="cds--btn cds--btn--ghost cds--btn--sm" href={api.modelFile(model.kind, model.id, version.number)} download={model.file}>
                {t('studio.downloadVersion', { number: moments.number(version.number) })}
              </a>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The version that one was made from, else the one before it; the very first has none. */
function before({ versions }: Model, version: ModelVersion): number | undefined {
  return version.basedOn ?? versions.find(({ number }) => number < version.number)?.number
}
