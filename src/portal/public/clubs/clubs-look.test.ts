/** Pages of clubs in a real browser: what everybody sees, the club's own, the department's; on a phone and on a desk. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../../test/browser.ts'
import { aBudget, aClub, aKindergarten, submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aStaffId } from '../../../../test/office.ts'
import { signInStaff } from '../../../../test/portal.ts'
import { aProviderStaffId } from '../../../../test/provider-desk.ts'
import { aServedPortal } from '../../../../test/served-portal.ts'
import { aTaughtClub } from '../../../domain/activities/taught-club.fixture.ts'
import { sessionCookieName } from '../../../platform/identity/session-cookie.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let club: Awaited<ReturnType<typeof aTaughtClub>>
const cookies = { visitor: '', club: '', office: '' }

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-10-01T10:00' })
  const { setting } = portal
  club = await aTaughtClub(db.app, setting, { places: 4 })
  await aClub(db.app, setting, { direction: 'creative', ages: [5, 9], places: 0 })
  await aKindergarten(db.app, setting, { territory: 'aktobe', places: { 3: 1 } })
  await aBudget(db.app, setting, { programme: 'club', tenge: 5_000_000 })
  await submit(db.app, setting, { programme: 'club' })
  await sql`
    insert into coach_paper (coach_id, kind, reference, issued_on, state, entered_at, entered_by)
    values (${club.coachId}, 'medical', 'Анықтама № 12', '2026-09-01', 'waiting', '2026-09-20T00:00:00Z', 'provider:1')`.execute(
    db.owner,
  )
  await sql`
    insert into coach_evidence (coach_id, kind, reference, checked_on, valid_to, recorded_at, recorded_by)
    values (${club.coachId}, 'no-conviction', '№ 1', '2025-09-01', '2026-09-30', '2025-09-02T00:00:00Z', 'staff:1')`.execute(
    db.owner,
  )
  const own = portal.visitor()
  await signInStaff(portal, own, await aProviderStaffId(db, club.providerId))
  cookies.club = own.cookies.get(sessionCookieName(false)) ?? ''
  const office = portal.visitor()
  await signInStaff(portal, office, await aStaffId(db, 'officer', 'aktobe'))
  cookies.office = office.cookies.get(sessionCookieName(false)) ?? ''
}, 120_000)
afterAll(() => portal?.close())

const PAGES: readonly (readonly [string, keyof typeof cookies, () => string])[] = [
  ['figures', 'visitor', () => 'clubs/aktobe'],
  ['list', 'visitor', () => 'providers/aktobe?programme=club'],
  ['club', 'visitor', () => `providers/aktobe/${club.bin}?programme=club`],
  ['map', 'visitor', () => 'providers/aktobe/map?programme=club'],
  ['programme', 'club', () => 'provider/programme'],
  ['group', 'club', () => `provider/programme/groups/${club.groupId}`],
  ['room', 'club', () => `provider/programme/rooms/${club.roomId}`],
  ['coach', 'club', () => `provider/programme/coaches/${club.coachId}`],
  ['own-groups', 'club', () => 'provider'],
  ['office-list', 'office', () => 'department/providers?programme=club'],
  ['office-gates', 'office', () => 'department/gates?programme=club'],
  ['office-coaches', 'office', () => `department/providers/${club.bin}/coaches?programme=club`],
]

test.each(VIEWS)(
  'pages of clubs in %s at %i pixels: nothing serious, nothing sideways',
  async (language, width) => {
    for (const [name, who, path] of PAGES) {
      const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
      const value = cookies[who]
      if (value !== '') {
        await context.addCookies([{ name: sessionCookieName(false), value, url: portal.origin }])
      }
      const page = await context.newPage()
      const answer = await page.goto(`${portal.origin}/${language}/${path()}`)
      expect([name, answer?.status()]).toEqual([name, 200])
      await keepPicture(page, `clubs-${name}-${language}-${width}`)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([name, overflow]).toEqual([name, 0])
      expect([name, await seriousFindings(page)]).toEqual([name, []])
      await context.close()
    }
  },
  240_000,
)
