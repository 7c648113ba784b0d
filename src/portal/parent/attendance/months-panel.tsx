/** In the cabinet of an enrolled child: the month to confirm with its deadline, past months, and the way to tell of an absence. */
import type { Language } from '../../../base/language.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { formatCount, formatMonth } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { LessonsPanel } from './lessons-panel.tsx'
import { LineTag } from './line-tag.tsx'
import type { ChildMonth, ChildMonths } from './load-months.ts'
import { YearMoney } from './money-parts.tsx'

export function MonthsPanel({
  language,
  programme,
  months,
}: {
  language: Language
  programme: Programme
  months: ChildMonths
}) {
  const t = textsOf(language, programme).attendance.family
  if (!months.enrolled) return null
  const root = `/${language}/cabinet/${months.number}`
  const shown = onceEach(months.months)
  const open = shown.filter(one => one.deadline !== undefined)
  return (
    <>
      {open.map(({ month, deadline }) => (
        <section class="kz-wish kz-wish-strong">
          <Heading level={3}>{t.panelTitle(formatMonth(month, language))}</Heading>
          <p>{t.panelText}</p>
          {deadline === undefined ? null : (
            <p>
              <DeadlineText language={language} {...deadline} />
            </p>
          )}
          <Actions>
            <ButtonLink href={`${root}/month/${month}`}>{t.look}</ButtonLink>
          </Actions>
        </section>
      ))}
      <LessonsPanel language={language} root={root} waiting={months.lessonsWaiting} />
      {months.week.length === 0 ? null : (
        <>
          <Heading level={3}>{t.week}</Heading>
          <ul>
            {months.week.map(({ providerKk, providerRu, group, present, absent }) => (
              <li>
                {language === 'ru' ? providerRu : providerKk}, {group}:{' '}
                {t.weekOf(formatCount(present, language), formatCount(absent, language))}
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.length === 0 ? null : (
        <>
          <Heading level={3}>{t.months}</Heading>
          <ul class="kz-months">
            {shown.map(({ month, state }) => (
              <li>
                <a class="ds-link" href={`${root}/month/${month}`}>
                  {formatMonth(month, language)}
                </a>{' '}
                <LineTag language={language} state={state} />
              </li>
            ))}
          </ul>
        </>
      )}
      <YearMoney language={language} programme={programme} money={months.money} />
      <Actions>
        <ButtonLink href={`${root}/absence`} variant="secondary">
          {t.addPaper}
        </ButtonLink>
        {months.newest === undefined ? null : (
          <ButtonLink
            href={`${root}/case?kind=complaint&enrolment=${months.newest}`}
            variant="tertiary"
          >
            {t.complain}
          </ButtonLink>
        )}
      </Actions>
    </>
  )
}

/** A month of two groups is one link; what still waits for an answer speaks for it. */
function onceEach(months: readonly ChildMonth[]): readonly ChildMonth[] {
  const groups = Map.groupBy(months, one => one.month.toString())
  return [...groups.values()].flatMap(
    same => same.find(one => one.deadline !== undefined) ?? same[0] ?? [],
  )
}
