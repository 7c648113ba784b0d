/** Why no contract can be made with groups of a club yet, with the names of coaches for those who may know. Pure. */
import type { Language } from '../../base/language.ts'
import type { ClosedGate, GroupGates } from '../../domain/activities/find-closed-gates.ts'
import { texts } from '../../locales/texts.ts'
import { Notice } from '../layout/notice.tsx'

export function ShutGates(props: { groups: readonly GroupGates[]; language: Language }) {
  const { language } = props
  const shut = props.groups.filter(({ closed }) => closed.length > 0)
  if (shut.length === 0) return null
  return (
    <Notice language={language} kind="warning" title={texts(language).activities.shutTitle}>
      <ul>
        {shut.map(({ group, closed }) => (
          <li>
            <strong>{group}</strong>
            <GateReasons closed={closed} language={language} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function GateReasons(props: { closed: readonly ClosedGate[]; language: Language }) {
  const { language } = props
  const { refusals, activities } = texts(language)
  return (
    <ul class="kz-open">
      {props.closed.map(({ code, facts, coaches }) =>
        coaches === undefined ? (
          <li>{refusals[code](facts).title}</li>
        ) : (
          coaches.map(({ fullName, kind, until }) => {
            const one = { kind, ...(until && { until: until.toString() }) }
            return <li>{activities.office.lack(fullName, refusals[code](one).title)}</li>
          })
        ),
      )}
    </ul>
  )
}
