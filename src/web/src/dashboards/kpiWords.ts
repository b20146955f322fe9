import type { TFunction } from 'i18next'

/** What a figure is called, what it means, and how it is reckoned. */
export const kpiWords = (t: TFunction, id: string) => ({
  name: t(`kpi.${id}.name`),
  definition: t(`kpi.${id}.definition`),
  formula: t(`kpi.${id}.formula`),
})
