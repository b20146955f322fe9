import { CheckmarkFilled, Copy } from '@carbon/icons-react'
import { Button, Modal, Select, SelectItem, SkeletonText, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemText } from '../i18n/words'
import { useShareLinks } from './useShareLinks'

const DAYS = [7, 30, 90, 365]

/** Makes links that show the status of a request to people without an account, and ends them. */
export function ShareDialog({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { links, making, ending } = useShareLinks(id)
  const [days, setDays] = useState(DAYS[1]!)
  const [copied, setCopied] = useState(false)
  const address = making.data && new URL(making.data.path, location.href).href
  const problem = making.error ?? ending.error ?? links.error
  const make = () => {
    setCopied(false)
    making.mutate(days)
  }
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Modal
      open
      passiveModal
      size="sm"
      modalHeading={t('share.title', { id })}
      closeButtonLabel={t('keys.close')}
      onRequestClose={close}
    >
      <p className="modal__text">{t('share.hint')}</p>
      {problem && (
        <Notice kind="error" title={problem instanceof ProblemError ? problemText(t, problem.problem) : t('problem.internal')} />
      )}
      <div className="share__make">
        <Select
          id="share-days"
          data-modal-primary-focus
          labelText={t('share.validFor')}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {DAYS.map((count) => (
            <SelectItem key={count} value={count} text={t('share.days', { count, n: moments.number(count) })} />
          ))}
        </Select>
        <Button size="md" disabled={making.isPending} onClick={make}>
          {t('share.make')}
        </Button>
      </div>
      {address && (
        <div className="share__made">
          <TextInput id="share-address" labelText={t('share.made')} helperText={t('share.once')} readOnly dir="ltr" value={address} />
          {navigator.clipboard && (
            <Button kind="tertiary" size="md" renderIcon={copied ? CheckmarkFilled : Copy} onClick={() => void copy(address)}>
              {copied ? t('answer.copied') : t('share.copy')}
            </Button>
          )}
        </div>
      )}
      <h3 className="share__title">{t('share.open')}</h3>
      {links.isPending && <SkeletonText />}
      {links.data?.length === 0 && <p>{t('share.none')}</p>}
      <ul className="share__links">
        {links.data?.map((link) => (
          <li key={link.id}>
            <span>
              {t('share.by', { name: link.createdByName, at: moments.short(link.createdAt) })}
              <br />
              {t('share.until', { at: moments.short(link.expiresAt) })}
            </span>
            {link.mayEnd && (
              <Button
                kind="ghost"
                size="sm"
                disabled={ending.isPending}
                aria-label={t('share.endOne', { at: moments.short(link.createdAt) })}
                onClick={() => ending.mutate(link.id)}
              >
                {t('share.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
