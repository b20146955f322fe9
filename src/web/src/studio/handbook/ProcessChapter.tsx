import { useTranslation } from 'react-i18next'
import { text } from '../../i18n/texts'
import { useWords } from '../../i18n/words'
import { Chapter } from './Parts'
import { Picture } from './Picture'
import type { Next, ProcessPart, ProcessStep } from './processPart'
import { type Known, StepFacts } from './StepFacts'
import type { Chapter as Model } from './useHandbook'

interface Props {
  model: Model<ProcessPart[]>
  known: Known
  /** Called when its picture stands there. */
  drawn: () => void
}

/** A process: its picture, and its steps in the order in which they are reached. */
export function ProcessChapter({ model, known, drawn }: Props) {
  return (
    <Chapter model={model}>
      <Picture xml={model.content} name={text(model.name)} done={drawn} />
      {model.part?.map((process) => (
        <section key={process.id} aria-label={text(process.name)}>
          {process.documentation.map((said) => (
            <p key={said} className="handbook__words" dir="auto">
              {text(said)}
            </p>
          ))}
          <ol className="handbook__steps">
            {process.steps.map((step) => (
              <Step key={step.id} step={step} known={known} />
            ))}
          </ol>
        </section>
      ))}
    </Chapter>
  )
}

function Step({ step, known }: { step: ProcessStep; known: Known }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <li className="handbook__step" data-depth={Math.min(step.depth, 3)}>
      <h4>
        {words.element(step.id, step.name)}{' '}
        <span className="handbook__kind">
          {t(`handbookKind.${step.kind}`)}
          {step.repeated && ` · ${t('handbook.repeated')}`}
        </span>
      </h4>
      {step.documentation.map((said) => (
        <p key={said} className="handbook__words" dir="auto">
          {text(said)}
        </p>
      ))}
      <dl className="handbook__facts">
        <StepFacts step={step} known={known} />
        {step.edges.map((edge) => (
          <div key={edge.id}>
            <dt>{words.element(edge.id, edge.name)}</dt>
            <dd>
              <Ways ways={edge.next} />
            </dd>
          </div>
        ))}
        {step.next.length > 0 && (
          <div>
            <dt>{t('handbook.next')}</dt>
            <dd>
              <Ways ways={step.next} />
            </dd>
          </div>
        )}
      </dl>
    </li>
  )
}

/** Where it goes on, with what stands at each way. */
function Ways({ ways }: { ways: Next[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const said = ways.map(({ id, name, when }) => {
    const step = words.element(id, name)
    return when ? t('handbook.nextWhen', { when: text(when), step }) : step
  })
  return (
    <ul>
      {said.map((one, index) => (
        <li key={index}>{one}</li>
      ))}
    </ul>
  )
}
