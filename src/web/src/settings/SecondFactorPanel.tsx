import { Button, Tag } from '@carbon/react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { SecondFactorBegun } from '../api/sessions'
import { Notice } from '../common/Notice'
import { OneSecret } from './OneSecret'
import { SecondFactorCode } from './SecondFactorCode'

/**
 * Sets up and removes one's own second factor, where one signs in with a password.
 *
 * @param whenSet called once it is set up and its recovery codes were read
 */
export function SecondFactorPanel({ whenSet }: { whenSet?: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const state = useQuery({ queryKey: keys.secondFactor, queryFn: ({ signal }) => orThrow(api.secondFactor({ signal })) })
  const [step, setStep] = useState<'begin' | 'remove' | null>(null)
  const [begun, setBegun] = useState<SecondFactorBegun | null>(null)
  const [recoveryCodes, setRecoveryCodes] = useState<string[] | null>(null)
  if (!state.data?.possible) return null

  const { set, needed, recoveryCodes: left } = state.data
  const done = () => {
    setStep(null)
    setBegun(null)
    void queries.invalidateQueries({ queryKey: keys.secondFactor })
  }
  const read = () => {
    setRecoveryCodes(null)
    whenSet?.()
  }
  return (
    <section className="panel panel--form" aria-labelledby="second-factor-title">
      <h2 id="second-factor-title" className="panel__title">
        {t('secondFactor.title')}{' '}
        <Tag type={set ? 'green' : 'gray'} size="md">
          {t(set ? 'secondFactor.on' : 'secondFactor.off')}
        </Tag>
      </h2>
      <p className="panel__line">{t('secondFactor.hint')}</p>
      {needed && !set && <Notice kind="warning" title={t('problem.second-factor-missing')} />}
      {recoveryCodes && (
        <div className="second-factor__codes">
          <p>{t('secondFactor.recovery')}</p>
          <ul>
            {recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <Button kind="tertiary" size="md" onClick={read}>
            {t('secondFactor.written')}
          </Button>
        </div>
      )}
      {set && !recoveryCodes && <p>{t('secondFactor.left', { count: left })}</p>}
      {!set && step === null && (
        <Button kind="tertiary" size="md" onClick={() => setStep('begin')}>
          {t('secondFactor.begin')}
        </Button>
      )}
      {!set && step === 'begin' && !begun && (
        <OneSecret
          id="second-factor-password"
          label={t('password.current')}
          wrong={t('password.notCurrent')}
          kind="password"
          action={t('secondFactor.next')}
          send={(password) => orThrow(api.beginSecondFactor(password)).then(setBegun)}
          cancel={() => setStep(null)}
        />
      )}
      {!set && begun && (
        <SecondFactorCode
          begun={begun}
          confirm={async (code) => {
            setRecoveryCodes((await orThrow(api.confirmSecondFactor(code))).recoveryCodes)
            done()
          }}
          cancel={done}
        />
      )}
      {set && !recoveryCodes && step === null && (
        <Button kind="danger--tertiary" size="md" onClick={() => setStep('remove')}>
          {t('secondFactor.remove')}
        </Button>
      )}
      {set && step === 'remove' && (
        <OneSecret
          id="second-factor-remove"
          label={t('signIn.code')}
          wrong={t('problem.wrong-code')}
          kind="code"
          action={t('secondFactor.remove')}
          send={(code) => orThrow(api.removeSecondFactor(code)).then(done)}
          cancel={() => setStep(null)}
        />
      )}
    </section>
  )
}
