import { QRCodeSVG } from 'qrcode.react'
import { useTranslation } from 'react-i18next'
import type { SecondFactorBegun } from '../api/sessions'
import { OneSecret } from './OneSecret'

interface Props {
  begun: SecondFactorBegun
  confirm: (code: string) => Promise<void>
  cancel: () => void
}

/** Hands a new second factor to an authenticator app, and asks for its first code. */
export function SecondFactorCode({ begun, confirm, cancel }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('secondFactor.scan')}</p>
      <div className="second-factor__picture">
        <QRCodeSVG value={begun.address} size={200} marginSize={4} title={t('secondFactor.picture')} />
      </div>
      <p>
        {t('secondFactor.type')} <code className="second-factor__secret">{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <OneSecret
        id="second-factor-code"
        label={t('signIn.code')}
        wrong={t('problem.wrong-code')}
        kind="code"
        action={t('secondFactor.confirm')}
        send={confirm}
        cancel={cancel}
      />
    </>
  )
}
