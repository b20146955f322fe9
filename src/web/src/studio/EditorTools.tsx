import { FitToScreen, Keyboard, Map, Play, Search, SettingsAdjust, Stop } from '@carbon/icons-react'
import { Button, Modal } from '@carbon/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiagramTools } from './ModelEditor'

interface Props {
  tools: DiagramTools
  /** Whether the properties stand beside the diagram, and shows or hides them. */
  properties: boolean
  toggleProperties: () => void
}

/** What one does with a diagram besides changing it. */
export function EditorTools({ tools, properties, toggleProperties }: Props) {
  const { t } = useTranslation()
  const [simulating, setSimulating] = useState(false)
  const [keys, setKeys] = useState(false)
  useEffect(() => tools.onSimulation(setSimulating), [tools])
  return (
    <div className="studio__tools" role="toolbar" aria-label={t('studio.tools')}>
      <Button kind="ghost" size="sm" renderIcon={Search} onClick={tools.search}>
        {t('studio.find')}
      </Button>
      <Button kind="ghost" size="sm" renderIcon={simulating ? Stop : Play} aria-pressed={simulating} onClick={tools.toggleSimulation}>
        {t(simulating ? 'studio.endPlaying' : 'studio.play')}
      </Button>
      <Button kind="ghost" size="sm" renderIcon={Map} onClick={tools.toggleMap}>
        {t('studio.map')}
      </Button>
      <Button kind="ghost" size="sm" renderIcon={FitToScreen} onClick={tools.fit}>
        {t('way.fit')}
      </Button>
      <Button kind="ghost" size="sm" renderIcon={SettingsAdjust} aria-pressed={properties} onClick={toggleProperties}>
        {t('studio.properties')}
      </Button>
      <Button kind="ghost" size="sm" renderIcon={Keyboard} onClick={() => setKeys(true)}>
        {t('keys.title')}
      </Button>
      {keys && <EditorKeys close={() => setKeys(false)} />}
    </div>
  )
}

const rows = [
  { keys: ['Ctrl F'], does: 'editorKeys.find' },
  { keys: ['N'], does: 'editorKeys.create' },
  { keys: ['A'], does: 'editorKeys.append' },
  { keys: ['R'], does: 'editorKeys.replace' },
  { keys: ['E'], does: 'editorKeys.name' },
  { keys: ['H'], does: 'editorKeys.hand' },
  { keys: ['L'], does: 'editorKeys.lasso' },
  { keys: ['S'], does: 'editorKeys.space' },
  { keys: ['C'], does: 'editorKeys.connect' },
  { keys: ['← ↑ → ↓'], does: 'editorKeys.move' },
  { keys: ['Ctrl C', 'Ctrl V'], does: 'editorKeys.copy' },
  { keys: ['Ctrl Z', 'Ctrl Y'], does: 'editorKeys.undo' },
  { keys: ['Delete'], does: 'editorKeys.remove' },
  { keys: ['Ctrl +', 'Ctrl -', 'Ctrl 0'], does: 'editorKeys.zoom' },
  { keys: ['T'], does: 'editorKeys.simulate' },
]

/** The keys of the editor of diagrams; they work once the diagram was clicked. */
function EditorKeys({ close }: { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open passiveModal size="xs" modalHeading={t('keys.title')} closeButtonLabel={t('keys.close')} onRequestClose={close}>
      {/* On the close button, Escape would only put away its tooltip. */}
      <dl className="keys" tabIndex={-1} data-modal-primary-focus>
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt dir="ltr">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
