import { useTranslation } from 'react-i18next'
import type { Incident } from '../api/incidents'

const failedJobs = ['JOB_NO_RETRIES', 'EXECUTION_LISTENER_NO_RETRIES', 'TASK_LISTENER_NO_RETRIES']

/** What went wrong, in a sentence for people who do not build systems: by the failed work, else by the kind of error. */
export function useCause() {
  const { t } = useTranslation()
  return ({ errorType, jobType }: Incident): string => {
    const failedJob = failedJobs.includes(errorType)
    const cause = failedJob ? jobType : errorType.toLowerCase().replaceAll('_', '-')
    return t(`stuck.${cause}`, { defaultValue: failedJob ? t('stuck.job') : t('stuck.unknown') })
  }
}
