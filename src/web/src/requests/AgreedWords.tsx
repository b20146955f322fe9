import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AgreedVersion } from '../api/agreements'
import { useMoments } from '../common/useMoments'
import { useSession } from '../session/session'
import { keepsAgreements } from '../shell/entries'

/** A version of an agreement; a link for who keeps agreements. */
export function AgreedWords({ agreed }: { agreed: AgreedVersion }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { person } = useSession()
  const words = t('sla.agreed', {
    id: agreed.id,
    version: moments.number(agreed.version),
    name: `\u2068${agreed.name}\u2069`,
  })
  return keepsAgreements(person) ? <Link to={`/agreements/${agreed.id}`}>{words}</Link> : <>{words}</>
}
