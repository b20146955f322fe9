import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { ChangeListed } from '../../api/changes'

const colours = {
  draft: 'gray',
  'in-review': 'purple',
  'sent-back': 'magenta',
  scheduled: 'blue',
  deploying: 'blue',
  live: 'green',
  failed: 'red',
  refused: 'gray',
  withdrawn: 'gray',
} as const

/** Where a change stands; a return that nobody has looked over yet says so. */
export function ChangeTag({ change }: { change: ChangeListed }) {
  const { t } = useTranslation()
  return (
    <>
      <Tag type={colours[change.state]} size="sm">
        {t(`changeState.${change.state}`)}
      </Tag>
      {change.returns !== null && change.state === 'live' && !change.reviewer && (
        <Tag type="magenta" size="sm">
          {t('change.toConfirm')}
        </Tag>
      )}
    </>
  )
}
