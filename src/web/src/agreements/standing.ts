import type { Agreement, AgreementVersion } from '../api/agreements'

/** Where a version stands. */
export type Standing = 'ended' | 'in-force' | 'replaced' | 'agreed' | 'waiting' | 'dropped'

/** `dropped` is one that never came into force before a newer one did. */
export function standing(agreement: Pick<Agreement, 'inForce' | 'endedAt'>, version: AgreementVersion): Standing {
  const { inForce } = agreement
  if (version.inForceAt) {
    if (agreement.endedAt !== null) return 'ended'
    return inForce === version.version ? 'in-force' : 'replaced'
  }
  if (agreement.endedAt !== null || (inForce !== null && inForce > version.version)) return 'dropped'
  return version.providerAgreedAt && version.customerAgreedAt ? 'agreed' : 'waiting'
}
