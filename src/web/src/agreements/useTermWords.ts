import { useTranslation } from 'react-i18next'
import type { AgreementContent } from '../api/agreements'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'

/** The words of what an agreement names. */
export function useTermWords() {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const step = (name: string) => (name === 'delivery' ? t('sla.delivery') : words.step(name, name))
  const hours = (n: number) => t('agreements.hours', { n: moments.number(n) })
  return {
    step,
    hours,
    /** Which requests it is about, e.g. `E-mail campaign, high, team sales`. */
    about: (content: AgreementContent) => {
      const named = [
        content.requestType && words.requestType(content.requestType, content.requestType),
        content.priority && t('agreements.ofPriority', { priority: t(`priority.${content.priority}`) }),
        content.slaClass && t('agreements.ofClass', { name: t(`slaClass.${content.slaClass}`) }),
        content.customerTeam && t('agreements.ofTeam', { name: words.group(content.customerTeam) }),
      ].filter((one): one is string => Boolean(one))
      return named.length === 0 ? t('agreements.allRequests') : words.all(named)
    },
    /** Target, reminder and escalation in one line. */
    targets: (content: AgreementContent) =>
      t('agreements.targets', {
        target: hours(content.targetHours),
        remind: hours(content.remindAfterHours),
        escalate: hours(content.escalateAfterHours),
      }),
  }
}
