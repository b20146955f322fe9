/** The steps that people work on, as the models name them. */
export const steps = [
  'complete-brief',
  'resolve-duplicate',
  'check-feasibility',
  'answer-counter-offer',
  'approve-step',
  'resolve-budget',
  'revise-brief',
  'produce-asset',
  'review-asset',
  'decide-go-no-go',
  'confirm-launch',
  'enter-results',
  'rate-delivery',
]
