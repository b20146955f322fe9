import { Edit, Save } from '@carbon/icons-react'
import { Button, Select, SelectItem, SelectItemGroup } from '@carbon/react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { useSession } from '../session/session'
import type { ListView } from './useListView'
import { useViewChange } from './useViews'
import { ViewDialog } from './ViewDialog'

/** The saved views of a list: open one, keep what is shown, overwrite. */
export function ViewBar({ view, children }: { view: ListView; children?: ReactNode }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const [dialog, setDialog] = useState<'keep' | 'edit' | null>(null)
  const saving = useViewChange(view.list)
  const all = view.views.data ?? []
  const mine = all.filter(({ owner }) => owner === person.username)
  const shared = all.filter(({ owner }) => owner !== person.username)
  const { current } = view

  return (
    <>
      <div className="views" role="group" aria-label={t('views.title')}>
        <Select
          id="view"
          size="md"
          inline
          labelText={t('views.label')}
          value={current?.id ?? ''}
          onChange={(event) => view.open(all.find(({ id }) => id === event.target.value) ?? null)}
        >
          <SelectItem value="" text={t('views.none')} />
          {mine.length > 0 && (
            <SelectItemGroup label={t('views.mine')}>
              {mine.map(({ id, name }) => (
                <SelectItem key={id} value={id} text={name} />
              ))}
            </SelectItemGroup>
          )}
          {shared.length > 0 && (
            <SelectItemGroup label={t('views.shared')}>
              {shared.map(({ id, name, ownerName }) => (
                <SelectItem key={id} value={id} text={t('views.of', { name, owner: ownerName })} />
              ))}
            </SelectItemGroup>
          )}
        </Select>
        {current && (
          <Button kind="ghost" size="md" renderIcon={Edit} onClick={() => setDialog('edit')}>
            {t(current.owner === person.username ? 'views.edit' : 'views.about')}
          </Button>
        )}
        {current && view.changed && current.owner === person.username && (
          <Button
            kind="ghost"
            size="md"
            renderIcon={Save}
            disabled={saving.isPending}
            onClick={() =>
              saving.mutate({
                kind: 'overwrite',
                view: current,
                content: { name: current.name, parameters: view.parameters, sharedWith: current.sharedWith },
                begin: current.first,
              })
            }
          >
            {t('views.overwrite')}
          </Button>
        )}
        {(!current || view.changed) && (
          <Button kind="ghost" size="md" renderIcon={Save} onClick={() => setDialog('keep')}>
            {t('views.keep')}
          </Button>
        )}
        <div className="views__rest">{children}</div>
      </div>
      {saving.error && (
        <Notice
          kind="error"
          title={saving.error instanceof ProblemError ? problemText(t, saving.error.problem) : t('problem.internal')}
          onClose={saving.reset}
        />
      )}
      {view.views.error && !view.views.data && <Notice kind="warning" title={t('views.notLoaded')} />}
      {dialog && (
        <ViewDialog
          list={view.list}
          parameters={view.parameters}
          view={dialog === 'edit' ? current : undefined}
          close={() => setDialog(null)}
          done={(kept) => {
            setDialog(null)
            view.open(kept)
          }}
        />
      )}
    </>
  )
}
