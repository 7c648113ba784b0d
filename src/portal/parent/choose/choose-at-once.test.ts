/** Where the rules let who comes first choose: a place is taken by one press of a button, through HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { findLiveHold } from '../../../domain/choice/find-holds.ts'
import {
  confirmedFamilies,
  letFirstComersChoose,
  someGroups,
} from '../../../domain/choice/town.fixture.ts'

const db = useDatabase()
let portal: ParentPortal
let groups: readonly bigint[]
let families: readonly Application[]

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2026-11-20T10:00' })
  groups = await someGroups(db.app, portal.setting, [1, 1])
  families = await confirmedFamilies(db.app, portal.setting, [{}, {}])
})
afterAll(() => portal.close())

async function aFamily(index: number) {
  const application = families[index] as Application
  const visitor = portal.visitor()
  await signInGuardian(portal, visitor, application.guardianId)
  return { visitor, application, root: `/kk/cabinet/${application.number}` }
}

test('where places are given in rounds, the page of taking leads to the list of wishes', async () => {
  const { visitor, root } = await aFamily(0)
  expect((await visitor.get(`${root}/choose`)).headers.location).toBe(`${root}/wishes`)
  await visitor.get(`${root}/wishes`)
  const pressed = await visitor.post(`${root}/choose`, { choice: `take:${groups[0]}` })
  expect(pressed.statusCode).toBe(409)
})

test('one press holds a place; the same press again and another family change nothing', async () => {
  await letFirstComersChoose(db.app, portal.setting)
  const { visitor, root, application } = await aFamily(0)
  expect((await visitor.get(`${root}/wishes`)).headers.location).toBe(`${root}/choose`)
  const page = await visitor.get(`${root}/choose`)
  expect(page.body).toContain('Осы орынды алу')
  const [, again = ''] = /name="_requestId" value="([^"]+)"/.exec(page.body) ?? []
  const press = { choice: `take:${groups[0]}`, _requestId: again }
  const done = await visitor.post(`${root}/choose`, press)
  expect(done.headers.location).toBe(`${root}?done=taken`)
  expect((await visitor.post(`${root}/choose`, press)).headers.location).toBe(`${root}?done=taken`)
  expect(await findLiveHold(db.app, application.id)).toMatchObject({ groupId: groups[0] })
  expect((await visitor.get(`${root}?done=taken`)).body).toContain('Сізге орын сақталды')

  const other = await aFamily(1)
  const late = await other.visitor.get(`${other.root}/choose`)
  expect(late.body).toContain(`wait:${groups[0]}`)
  expect(late.body).toContain(`take:${groups[1]}`)
  const refused = await other.visitor.post(`${other.root}/choose`, { choice: `take:${groups[0]}` })
  expect(refused.statusCode).toBe(409)
  await other.visitor.get(`${other.root}/choose`)
  const waits = await other.visitor.post(`${other.root}/choose`, { choice: `wait:${groups[0]}` })
  expect(waits.headers.location).toBe(`${other.root}?done=joined`)
  const bad = await other.visitor.post(`${other.root}/choose`, { choice: 'take:all' })
  expect(bad.statusCode).toBe(422)
  expect((await other.visitor.get(`${root}/choose`)).statusCode).toBe(404)
})
