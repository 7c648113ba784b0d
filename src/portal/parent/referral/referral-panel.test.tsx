/** The panel of a referral says of each state what it is and what can be done, in every language. */
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../base/language.ts'
import type { Referral, ReferralState } from '../../../domain/referrals/referral.ts'
import { texts } from '../../../locales/texts.ts'
import { formatDate } from '../../layout/format.ts'
import { ReferralPanel, type ReferralPanelProps } from './referral-panel.tsx'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2025-05-13T13:00:00Z')

const ISSUED: Referral = {
  id: 1n,
  number: 'R-7KM-2PX-94T',
  applicationId: 2n,
  childId: 3n,
  programme: 'preschool',
  territory: 'almaty',
  providerId: 4n,
  groupId: 5n,
  placeId: 6n,
  holdId: 7n,
  roundId: 8n,
  turn: 'priority',
  proactive: false,
  admission: 'general',
  state: 'issued',
  issuedAt: at,
  termFrom: day('2025-05-13'),
  validUntil: Temporal.Instant.from('2025-05-20T19:00:00Z'),
  extensions: 0,
  closedAt: null,
}

type Change = {
  readonly referral?: Partial<Referral>
  readonly view?: Partial<ReferralPanelProps['view']>
  readonly daysLeft?: number
  readonly signed?: boolean
}

function render(language: Language, change: Change = {}): string {
  const view = {
    group: 'Күншуақ',
    bin: '240190000014',
    nameKk: 'Балбөбек балабақшасы',
    nameRu: 'Детский сад Балбобек',
    startsOn: day('2025-09-01'),
    lastDay: null,
    contractNumber: 'D-111-222-333',
    extension: { first: day('2025-05-21'), last: day('2025-06-19') },
    ...change.view,
    referral: { ...ISSUED, ...change.referral },
  }
  const deadline = { day: day('2025-05-20'), workingDaysLeft: change.daysLeft ?? 5 }
  const signed = change.signed ?? false
  return renderToString(
    <ReferralPanel {...{ language, number: 'K7M-4PX-92T', view, deadline, signed }} />,
  )
}

const STATES: readonly ReferralState[] = ['issued', 'enrolled', 'lapsed', 'declined', 'cancelled']

describe.each(LANGUAGES)('in %s', language => {
  const all = texts(language)
  const t = all.referrals.panel
  const root = `/${language}/cabinet/K7M-4PX-92T`

  test.each(STATES)('%s: the number, the kindergarten, words without a gap', state => {
    const html = render(language, { referral: { state } })
    expect(html).toContain(t.number(ISSUED.number))
    expect(html).toContain(language === 'ru' ? 'Детский сад Балбобек' : 'Балбөбек балабақшасы')
    expect(html).toContain('Күншуақ')
    expect(html).not.toMatch(/undefined|null|NaN|\[object/)
    // No empty paragraph, no doubled full stop.
    expect(html).not.toMatch(/<p[^>]*>\s*<\/p>|\.\./)
    expect(html.includes(t.states[state])).toBe(state !== 'issued')
    expect(html.includes('href=')).toBe(state === 'issued')
  })

  test('issued: its deadline, why this place, and the three things that can be done', () => {
    const html = render(language)
    expect(html).toContain('datetime="2025-05-20"')
    expect(html).toContain(`/${language}/providers/almaty/240190000014`)
    expect(html).toContain(`/${language}/rounds/8/why?number=K7M-4PX-92T`)
    for (const [href, words] of [
      [`${root}/contract/D-111-222-333`, t.sign],
      [`${root}/referral/extend`, t.extend],
      [`${root}/referral/decline`, t.decline],
    ] as const) {
      expect(html).toMatch(new RegExp(`href="${href}"[^>]*>${words}<`))
    }
  })

  test('before its contract is drawn up it asks for patience, not for a signature', () => {
    const html = render(language, { view: { contractNumber: null } })
    expect(html).toContain(t.contractSoon)
    expect(html).not.toContain('/contract/')
  })

  test('after the family signed it waits for the kindergarten and asks for nothing more', () => {
    const html = render(language, { signed: true })
    expect(html).toContain(all.cabinet.now.signedText)
    expect(html).toMatch(new RegExp(`/contract/D-111-222-333"[^>]*>${all.contracts.title}<`))
    expect(html).not.toContain(`>${t.sign}<`)
  })

  test('extended: it cannot be extended once more, and says so', () => {
    const html = render(language, { referral: { extensions: 1 }, view: { extension: undefined } })
    expect(html).toContain(t.extended)
    expect(html).not.toContain('/referral/extend')
    expect(render(language)).not.toContain(t.extended)
  })

  test('a place that was not asked for, an early one and a lent one explain themselves', () => {
    expect(render(language, { referral: { proactive: true } })).toContain(t.proactive)
    const early = render(language, { referral: { admission: 'early-booking' } })
    expect(early).toContain(t.early(formatDate(day('2025-09-01'), language)))
    const lent = render(language, {
      referral: { admission: 'temporary' },
      view: { lastDay: day('2025-07-31') },
    })
    expect(lent).toContain(t.temporary(formatDate(day('2025-07-31'), language)))
    expect(render(language)).not.toContain(t.proactive)
  })

  test('past its deadline nothing is offered that would be refused', () => {
    const html = render(language, {
      daysLeft: -1,
      view: { extension: undefined, contractNumber: null },
    })
    expect(html).toContain(all.layout.deadline.passed)
    expect(html).not.toMatch(/referral\/(extend|decline)|\/contract\//)
    expect(html).not.toContain(t.contractSoon)
  })
})

test('three languages say it in three ways', () => {
  const words = LANGUAGES.map(language => render(language).replace(/<[^>]*>/g, ' '))
  expect(new Set(words).size).toBe(3)
})
