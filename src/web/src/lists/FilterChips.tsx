import { Close } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useCampaigns } from '../campaigns/useCampaigns'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { usePeople } from '../tasks/usePeople'
import type { ListView } from '../views/useListView'
import { useRequestTypes } from './useRequestTypes'

/** Each filter that is in effect, to be taken away by a press; and all at once. */
export function FilterChips({ view }: { view: ListView }) {
  const { t } = useTranslation()
  const say = useFilterWords(view.values.requester !== undefined, view.values.campaign !== undefined)
  const names = Object.keys(view.values)
  if (names.length === 0) return null
  return (
    <>
      <ul className="chips" aria-label={t('filter.inEffect')}>
        {names.map((name) => {
          const text = t('filter.chip', { name: t(`filter.${name}`), value: say(name, view.values[name]!) })
          return (
            <li key={name}>
              <button type="button" className="chip" aria-label={t('filter.remove', { filter: text })} onClick={() => view.set({ [name]: '' })}>
                <bdi>{text}</bdi>
                <Close aria-hidden />
              </button>
            </li>
          )
        })}
      </ul>
      <Button kind="ghost" size="sm" onClick={view.clear}>
        {t('filter.clear')}
      </Button>
    </>
  )
}

/** Says the value of a filter; several stand with commas. People and campaigns are named when they are asked for. */
export function useFilterWords(people: boolean, campaigns: boolean) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const types = useRequestTypes()
  const everybody = usePeople(people)
  const all = useCampaigns(campaigns)
  const one = (name: string, value: string): string => {
    switch (name) {
      case 'type':
        return words.requestType(value, types.data?.items.find(({ type }) => type === value)?.title ?? value)
      case 'step':
        return words.step(value, value)
      case 'status':
        return value === 'open' ? t('requests.open') : value === 'ended' ? t('requests.ended') : words.status(value)
      case 'priority':
        return t(`priority.${value}`, { defaultValue: value })
      case 'team':
        return words.group(value)
      case 'requester':
        return everybody.data?.find(({ username }) => username === value)?.displayName ?? value
      case 'campaign':
        return value === 'none' ? t('campaigns.none') : (all.data?.find(({ id }) => id === value)?.name ?? value)
      case 'channel':
        return words.channel(value)
      case 'language':
        return words.language(value)
      case 'due':
        return t(`filterDue.${value}`, { defaultValue: value })
      case 'dueFrom':
      case 'dueTo':
      case 'launchFrom':
      case 'launchTo':
        return moments.date(value)
      case 'budgetFrom':
      case 'budgetTo':
        return Number.isFinite(Number(value)) ? moments.number(Number(value)) : value
      default:
        return value
    }
  }
  return (name: string, text: string) =>
    name === 'q' ? text : words.list(text.split(',').map((value) => one(name, value)))
}
