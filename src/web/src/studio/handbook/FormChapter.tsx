import { useTranslation } from 'react-i18next'
import type { FormSchema } from '../../forms/schema'
import { translated } from '../../i18n/texts'
import { useWords } from '../../i18n/words'
import { fieldSections } from './formPart'
import { Chapter, Sheet } from './Parts'
import type { Chapter as Model } from './useHandbook'
import { useModelName } from './useModelName'

/** A form: its fields as they are labelled, whether they are required, and what there is to choose. */
export function FormChapter({ model }: { model: Model<FormSchema> }) {
  const { t } = useTranslation()
  const words = useWords()
  const name = useModelName()(model)
  const sections = model.part ? fieldSections(translated(model.part)) : []
  return (
    <Chapter model={model}>
      {sections.length === 0 && <p>{t('handbook.noFields')}</p>}
      {sections.map(({ title, fields }, index) => (
        <section key={index} aria-label={title || name}>
          {title && <h4>{title}</h4>}
          <Sheet
            label={title || name}
            columns={[t('handbook.field'), t('handbook.entry'), t('handbook.required'), t('handbook.choices')]}
          >
            {fields.map((field) => (
              <tr key={field.id}>
                <th scope="row">
                  {field.within && `${field.within} · `}
                  {field.label}
                  {field.help && <span className="studio__said">{field.help}</span>}
                </th>
                <td>{t(`fieldType.${field.type}`, { defaultValue: field.type })}</td>
                <td>{t(field.required ? 'brief.yes' : 'brief.no')}</td>
                <td>{words.all(field.choices)}</td>
              </tr>
            ))}
          </Sheet>
        </section>
      ))}
    </Chapter>
  )
}
