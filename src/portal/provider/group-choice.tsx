/** The groups of a kindergarten on one day: which are marked, and a link to each. Pure. */
import type { Language } from '../../base/language.ts'
import type { GroupDay } from '../../domain/attendance/find-day.ts'
import { texts } from '../../locales/texts.ts'
import { formatCount } from '../layout/format.ts'

/** Nothing of its children is left to mark. */
export const isMarked = (group: GroupDay): boolean =>
  group.children > 0 && group.present + group.absent >= group.children

export function GroupChoice(props: {
  language: Language
  root: string
  day: Temporal.PlainDate
  groups: readonly GroupDay[]
  chosen: bigint | undefined
}) {
  const { language } = props
  const t = texts(language).attendance.day
  const groups = props.groups.filter(group => group.children > 0)
  if (groups.length < 2) return null
  return (
    <nav aria-label={t.groups}>
      <ul class="kz-group-choice">
        {groups.map(group => (
          <li>
            <a
              href={`${props.root}?day=${props.day}&group=${group.groupId}`}
              aria-current={group.groupId === props.chosen ? 'page' : undefined}
            >
              <span>
                <span aria-hidden="true">{isMarked(group) ? '✓ ' : '○ '}</span>
                {group.name}
              </span>
              <span class="kz-small">
                {group.markedAt === null
                  ? t.notMarkedGroup
                  : t.markedGroup(
                      formatCount(group.present, language),
                      formatCount(group.absent, language),
                    )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
