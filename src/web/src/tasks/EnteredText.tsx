import { Copy } from '@carbon/icons-react'
import { Button, TextArea } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoments } from '../common/useMoments'
import type { Values } from '../forms/schema'
import { briefSections } from '../forms/briefLines'
import type { FormSchema } from '../forms/schema'
import { translated } from '../i18n/texts'
import { useWords } from '../i18n/words'

/** What was entered in a form that cannot be sent any more, as text to be taken elsewhere. */
export function EnteredText({ schema, values }: { schema: FormSchema; values: Values }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { all } = useWords()
  const [copied, setCopied] = useState(false)
  const text = briefSections(translated(schema), values, { moments, yes: t('brief.yes'), no: t('brief.no'), list: all })
    .flatMap((section) => section.lines)
    .map((line) => `${line.label}: ${line.text}`)
    .join('\n')
  // The clipboard is there on secure connections only; the text can always be selected.
  const copy = () => navigator.clipboard?.writeText(text).then(() => setCopied(true))
  return (
    <div className="answer__entered">
      <TextArea id="entered" readOnly rows={Math.min(8, text.split('\n').length + 1)} labelText={t('answer.entered')} value={text} />
      {navigator.clipboard && (
        <Button kind="tertiary" size="sm" renderIcon={Copy} onClick={() => void copy()}>
          {copied ? t('answer.copied') : t('answer.copy')}
        </Button>
      )}
    </div>
  )
}
