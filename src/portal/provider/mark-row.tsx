/** One child of a day: two big targets, a reason under "absent", and what became of the last sending. Pure. */
import type { Language } from '../../base/language.ts'
import type { AbsenceReason } from '../../domain/attendance/attendance.ts'
import type { DayChild } from '../../domain/attendance/find-day.ts'
import { texts } from '../../locales/texts.ts'
import { markText, type ToldMark, timesText } from '../attendance/mark-text.ts'
import { seenValue, type ToldOutcome } from './marks.form.ts'

export type MarkRowProps = {
  language: Language
  child: DayChild
  reasons: readonly AbsenceReason[]
  /** Of the sending just made; undefined where the mark was taken or nothing was sent. */
  outcome: ToldOutcome | undefined
  /** Whether times of coming and going are asked for. */
  times: boolean
}

export function MarkRow({ language, child, reasons, outcome, times }: MarkRowProps) {
  const t = texts(language).attendance
  const id = child.enrolmentId.toString()
  // Of two marks neither is chosen beforehand: the person says which is right.
  const shown =
    outcome?.kind === 'conflict'
      ? undefined
      : outcome?.kind === 'words-needed' || outcome?.kind === 'two-places'
        ? outcome.given
        : toldOf(child.mark)
  const name = child.name === '' ? t.unnamed : child.name
  const told = outcome === undefined ? '' : outcomeText(outcome, language)
  return (
    <li class="kz-mark" data-child={id} data-asks={told === '' ? undefined : ''}>
      <fieldset aria-describedby={told === '' ? undefined : `told-${id}`}>
        <legend>{name}</legend>
        <input
          type="hidden"
          name={`seen-${id}`}
          value={seenValue(child.mark?.revision ?? 0, toldOf(child.mark))}
        />
        <div class="kz-mark-states">
          {(['present', 'absent'] as const).map(state => (
            <label class={`kz-mark-state kz-mark-${state}`}>
              <input type="radio" name={`m-${id}`} value={state} checked={shown?.state === state} />
              <span>{t[state]}</span>
            </label>
          ))}
        </div>
        {times ? <Times language={language} id={id} times={shown?.times ?? ''} /> : null}
        <label class="kz-mark-reason">
          <span class="ds-sr-only">{t.day.reasonOf(name)}</span>
          <select class="ds-input" name={`r-${id}`}>
            <option value="">{t.day.noReason}</option>
            {reasons.map(reason => (
              <option value={reason} selected={shown?.reason === reason}>
                {t.reasons[reason]}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      {child.objection === undefined ? null : (
        <p class="kz-mark-said">
          {texts(language).lessonAnswers.desk(
            t[child.objection.claimed],
            child.objection.words ?? '***',
          )}
        </p>
      )}
      <p class="kz-mark-told" id={`told-${id}`} data-told>
        {told}
      </p>
    </li>
  )
}

function toldOf(mark: DayChild['mark']): ToldMark | undefined {
  return mark && { state: mark.state, reason: mark.reason, times: timesText(mark) }
}

function Times({ language, id, times }: { language: Language; id: string; times: string }) {
  const t = texts(language).attendance.day
  const [arrived = '', left = ''] = times.split('–')
  return (
    <div class="kz-mark-times">
      <label>
        <span>{t.arrived}</span>
        <input class="ds-input" type="time" name={`a-${id}`} value={arrived} />
      </label>
      <label>
        <span>{t.left}</span>
        <input class="ds-input" type="time" name={`l-${id}`} value={left} />
      </label>
    </div>
  )
}

function outcomeText(outcome: ToldOutcome, language: Language): string {
  const t = texts(language).attendance.day.outcomes
  const current = markText(outcome.current ?? undefined, language)
  switch (outcome.kind) {
    case 'conflict':
      return t.conflict(markText(outcome.given, language), current)
    case 'words-needed':
      return t.words(current)
    case 'two-places':
      return t.twoPlaces(outcome.hours ?? '')
    case 'not-enrolled':
      return t.gone
    case 'written':
    case 'changed':
    case 'unchanged':
      return ''
  }
}
