import { Chat } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../api/models'
import { useMoments } from '../../common/useMoments'
import { useThreads } from './useThreads'

/** Shows or hides what people say about a model, and how much of it is open. */
export function ThreadsButton({ model, open, show }: { model: Model; open: boolean; show: (open: boolean) => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const count = useThreads(model.kind, model.id, 'open').data?.length ?? 0
  return (
    <Button kind="ghost" size="sm" renderIcon={Chat} aria-expanded={open} aria-controls="threads" onClick={() => show(!open)}>
      {t('comment.title')}
      {count > 0 && (
        <span className="threads__count">
          <span className="cds--visually-hidden">: </span>
          {t('thread.open', { count, number: moments.number(count) })}
        </span>
      )}
    </Button>
  )
}
