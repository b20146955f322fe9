import { Modal, SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ProblemError } from '../api/request'
import type { RequestType } from '../api/intake'
import { ErrorState } from '../common/States'
import { BriefText } from '../forms/BriefText'
import { useWords } from '../i18n/words'
import { useIntakeForm } from '../tasks/useRequest'
import { useExamples } from './useStart'

/** A brief to learn from, in words; a new request can start from it. */
export function ExampleDialog({ type, id, close }: { type: RequestType; id: string; close: () => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const navigate = useNavigate()
  const examples = useExamples(type.type)
  const form = useIntakeForm(type.type)
  const example = examples.data?.items.find((one) => one.id === id)
  const failed = [examples, form].find((query) => !query.data && query.error instanceof ProblemError)
  return (
    <Modal
      open
      size="md"
      modalLabel={t('example.of', { type: words.requestType(type.type, type.title) })}
      modalHeading={type.examples.find((one) => one.id === id)?.title}
      primaryButtonText={t('example.start')}
      secondaryButtonText={t('keys.close')}
      closeButtonLabel={t('keys.close')}
      hasScrollingContent
      onRequestClose={close}
      onRequestSubmit={() => navigate(`/new/${encodeURIComponent(type.type)}?example=${encodeURIComponent(id)}`)}
    >
      {example && form.data ? (
        <BriefText schema={form.data.schema} brief={example.brief} />
      ) : failed?.error instanceof ProblemError ? (
        <ErrorState problem={failed.error.problem} again={() => void failed.refetch()} />
      ) : (
        <SkeletonText paragraph lineCount={8} />
      )}
    </Modal>
  )
}
