import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { ProviderWay } from '../api/sessions'

interface Props {
  provider: ProviderWay
  /** The session ended under a page: the way leads through another tab, so that the page stays. */
  again: boolean
  /** Nothing else asks to be pressed. */
  first: boolean
}

/** Leads to the identity provider and back to this page. */
export function ProviderButton({ provider, again, first }: Props) {
  const { t } = useTranslation()
  const page = again ? '/' : window.location.pathname + window.location.search
  return (
    <section className="sign-in__form">
      <h1>{t('signIn.title')}</h1>
      {again && <p>{t('signIn.again')}</p>}
      <Button
        kind={first ? 'primary' : 'tertiary'}
        href={`${provider.address}?return=${encodeURIComponent(page)}`}
        target={again ? '_blank' : undefined}
      >
        {t('signIn.provider', { name: provider.name })}
      </Button>
      {again && <p>{t('signIn.newTab')}</p>}
    </section>
  )
}
