import { ProgressIndicator, ProgressStep } from '@carbon/react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../common/useMedia'
import { useMoments } from '../common/useMoments'

/** One step of a long form. */
export interface Step {
  id: string
  label: string
  fields: string[]
  /** Shown and found complete. */
  done: boolean
  /** Something in it is shown as wrong. */
  wrong: boolean
}

interface StepsProps {
  steps: Step[]
  current: number
  go: (step: number) => void
}

/** Where one is in a long form; each step can be gone to. On a phone one line that says so. */
export function Steps({ steps, current, go }: StepsProps) {
  const { t } = useTranslation()
  const moments = useMoments()
  const narrow = useNarrow()
  if (narrow) {
    return (
      <div className="steps">
        <p className="steps__where">
          {t('new.step', { step: moments.number(current + 1), steps: moments.number(steps.length) })}
        </p>
        <progress
          className="steps__bar"
          aria-label={t('new.steps')}
          max={steps.length}
          value={current + 1}
        />
      </div>
    )
  }
  return (
    <nav className="steps" aria-label={t('new.steps')}>
      <ProgressIndicator vertical currentIndex={current} onChange={go}>
        {steps.map((step) => (
          <OneStep key={step.id} step={step} />
        ))}
      </ProgressIndicator>
    </nav>
  )
}

/** Carbon takes every step before the current one as complete; here a step is when it was checked. */
function OneStep({ step, ...carbon }: { step: Step } & Partial<ComponentProps<typeof ProgressStep>>) {
  const { t } = useTranslation()
  return (
    <ProgressStep
      {...carbon}
      label={step.label}
      complete={step.done && !step.wrong}
      invalid={step.wrong}
      secondaryLabel={step.wrong ? t('new.toMend') : undefined}
    />
  )
}
