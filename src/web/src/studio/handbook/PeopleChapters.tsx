import { useTranslation } from 'react-i18next'
import type { Agreement } from '../../api/agreements'
import { useTermWords } from '../../agreements/useTermWords'
import { text } from '../../i18n/texts'
import { useWords } from '../../i18n/words'
import { Cell, Sheet } from './Parts'
import type { Naming, StepTime } from './people'
import { TimeWords } from './TimeWords'

/** Groups with all that they are named for. */
export function RolesChapter({ namings }: { namings: Naming[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const groups = new Map<string, Naming[]>()
  for (const naming of namings) groups.set(naming.group, [...(groups.get(naming.group) ?? []), naming])
  if (groups.size === 0) return <p>{t('handbook.noRoles')}</p>
  return (
    <Sheet label={t('handbook.roles')} columns={[t('handbook.group'), t('handbook.does')]}>
      {[...groups].map(([group, named]) => {
        const said = named.map(({ step, note, column, decision }) => {
          const about = step ? words.step(step, text(step)) : text(note)
          const by = `${text(decision)}, ${text(column)}`
          return about ? t('handbook.namedFor', { about, by }) : by
        })
        return (
          <tr key={group}>
            <th scope="row">{words.group(group)}</th>
            <td>
              <ul>
                {[...new Set(said)].map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </td>
          </tr>
        )
      })}
    </Sheet>
  )
}

/** The hours of each step, and the agreements that take their place. */
export function LevelsChapter({ times, agreements }: { times: StepTime[]; agreements: Agreement[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const terms = useTermWords()
  const inForce = agreements.flatMap(({ id, inForce, endedAt, versions }) =>
    endedAt === null ? versions.filter(({ version }) => version === inForce).map((content) => ({ id, content })) : [],
  )
  return (
    <>
      <p>{t('handbook.levelsLead')}</p>
      {times.length > 0 && (
        <Sheet label={t('handbook.levels')} columns={[t('agreements.step'), t('agreements.promise'), t('handbook.group'), t('handbook.escalateTo')]}>
          {times.map((time, index) => (
            <tr key={index}>
              <th scope="row">{terms.step(time.step)}</th>
              <td>
                <TimeWords time={time} />
              </td>
              <td>{time.group && <Cell feel={time.group} />}</td>
              <td>{time.escalateTo && <Cell feel={time.escalateTo} />}</td>
            </tr>
          ))}
        </Sheet>
      )}
      <h3>{t('handbook.agreements')}</h3>
      {inForce.length === 0 ? (
        <p>{t('handbook.noAgreements')}</p>
      ) : (
        <Sheet
          label={t('handbook.agreements')}
          columns={[t('agreementField.name'), t('agreements.step'), t('agreements.about'), t('agreements.provider'), t('agreements.promise')]}
        >
          {inForce.map(({ id, content }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/agreements/${encodeURIComponent(id)}`}>
                  <bdi>{content.name}</bdi>
                </a>
              </th>
              <td>{terms.step(content.step)}</td>
              <td>{terms.about(content)}</td>
              <td>{words.group(content.provider)}</td>
              <td>{terms.targets(content)}</td>
            </tr>
          ))}
        </Sheet>
      )}
    </>
  )
}
