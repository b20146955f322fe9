import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Standing } from './standing'

const colours = { 'in-force': 'green', waiting: 'purple', agreed: 'blue', replaced: 'gray', dropped: 'gray', ended: 'gray' } as const

export function StandingTag({ standing }: { standing: Standing }) {
  const { t } = useTranslation()
  return (
    <Tag type={colours[standing]} size="sm">
      {t(`agreementState.${standing}`)}
    </Tag>
  )
}
