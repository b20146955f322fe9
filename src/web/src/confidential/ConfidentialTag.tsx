import { Locked } from '@carbon/icons-react'
import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'

/** Marks what only those see who need to. */
export function ConfidentialTag({ size = 'sm' }: { size?: 'sm' | 'md' }) {
  const { t } = useTranslation()
  return (
    <Tag className="confidential" type="high-contrast" size={size} renderIcon={Locked}>
      {t('confidential.mark')}
    </Tag>
  )
}
