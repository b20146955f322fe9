import type { AgreementEntry, AgreementVersion } from '../api/agreements'

/** What stands in the fields: texts, empty where all are meant or nothing is chosen yet. */
export interface Draft {
  name: string
  step: string
  requestType: string
  priority: string
  slaClass: string
  provider: string
  customerTeam: string
  deliverable: string
  targetHours: string
  remindAfterHours: string
  escalateAfterHours: string
  calendar: string
  pausesForRequester: boolean
  providerPerson: string
  customerPerson: string
  validFrom: string
}

/** The fields for the version after this one; a day that has passed is not taken over. */
export function draftOf(version: AgreementVersion | null): Draft {
  return {
    name: version?.name ?? '',
    step: version?.step ?? '',
    requestType: version?.requestType ?? '',
    priority: version?.priority ?? '',
    slaClass: version?.slaClass ?? '',
    provider: version?.provider ?? '',
    customerTeam: version?.customerTeam ?? '',
    deliverable: version?.deliverable ?? '',
    targetHours: version ? String(version.targetHours) : '',
    remindAfterHours: version ? String(version.remindAfterHours) : '',
    escalateAfterHours: version ? String(version.escalateAfterHours) : '',
    calendar: version?.calendar ?? 'standard',
    pausesForRequester: version?.pausesForRequester ?? true,
    providerPerson: version?.providerPerson.username ?? '',
    customerPerson: version?.customerPerson.username ?? '',
    validFrom: '',
  }
}

/** A number of hours as people write it, with a point or a comma; NaN when it is none. */
export function hoursOf(text: string): number {
  const said = text.trim().replace(',', '.')
  return /^\d{1,5}(\.\d{1,2})?$/.test(said) ? Number(said) : NaN
}

/** The fields whose hours are none, or do not go together. */
export function wrongHours(draft: Pick<Draft, 'targetHours' | 'remindAfterHours' | 'escalateAfterHours'>): string[] {
  const target = hoursOf(draft.targetHours)
  const remind = hoursOf(draft.remindAfterHours)
  const escalate = hoursOf(draft.escalateAfterHours)
  const wrong = []
  if (!(target > 0)) wrong.push('targetHours')
  if (Number.isNaN(remind) || remind > target) wrong.push('remindAfterHours')
  if (Number.isNaN(escalate) || escalate < remind) wrong.push('escalateAfterHours')
  return wrong
}

export function asEntry(draft: Draft): AgreementEntry {
  return {
    ...draft,
    requestType: draft.requestType || null,
    priority: draft.priority || null,
    slaClass: draft.slaClass || null,
    customerTeam: draft.customerTeam || null,
    validFrom: draft.validFrom || null,
    targetHours: hoursOf(draft.targetHours),
    remindAfterHours: hoursOf(draft.remindAfterHours),
    escalateAfterHours: hoursOf(draft.escalateAfterHours),
  }
}
