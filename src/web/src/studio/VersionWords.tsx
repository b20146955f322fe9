import { useTranslation } from 'react-i18next'
import type { ModelVersion, ModelWriter } from '../api/models'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'

/** Which version it is, by whom, and when. */
export function VersionWords({ version }: { version: ModelVersion }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <span className="studio__version">
      {t('studio.version', { number: moments.number(version.number) })}
      <span className="studio__said">
        {version.authorName
          ? t('studio.by', { name: `\u2068${version.authorName}\u2069`, when: moments.short(version.savedAt) })
          : t('studio.deployed', { when: moments.short(version.savedAt) })}
      </span>
    </span>
  )
}

/** Who has a draft. */
export function WriterWords({ writers }: { writers: ModelWriter[] }) {
  const words = useWords()
  return writers.length > 0 && <>{words.all(writers.map(({ name }) => `\u2068${name}\u2069`))}</>
}
