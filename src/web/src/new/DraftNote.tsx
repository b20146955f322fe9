import { CheckmarkFilled, CloudOffline, Renew } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemText } from '../i18n/words'
import type { DraftState } from '../forms/DraftKeeper'

/** Says whether what is entered is kept. */
export function DraftNote({ state }: { state: DraftState }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <p className="kept" role="status">
      {state.is === 'saved' && (
        <>
          <CheckmarkFilled className="kept__good" />
          {t('new.savedAt', { time: moments.time(state.at) })}
        </>
      )}
      {state.is === 'saving' && (
        <>
          <Renew />
          {t('new.saving')}
        </>
      )}
      {(state.is === 'failed' || state.is === 'refused') && (
        <>
          <CloudOffline className="kept__bad" />
          {t('new.notSaved')} {problemText(t, state.problem)}
        </>
      )}
    </p>
  )
}

/** Asks which version to go on with, after another device saved meanwhile. */
export function DraftConflict({ at, mine, theirs }: { at: string | null; mine: () => void; theirs: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <div className="intake__conflict">
      <Notice
        kind="warning"
        title={t('new.conflict')}
        subtitle={t('new.conflictHint', { time: at ? moments.short(at) : '' })}
      />
      <div className="intake__choice">
        <Button kind="tertiary" size="sm" onClick={mine}>
          {t('new.keepMine')}
        </Button>
        <Button kind="tertiary" size="sm" onClick={theirs}>
          {t('new.takeTheirs')}
        </Button>
      </div>
    </div>
  )
}
