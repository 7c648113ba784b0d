/** One question of the journey: its errors, its order, its changes, and nothing of it in another browser. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aChildIin } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, newestCode, type ParentPortal, walk } from '../../../../test/parent.ts'

const db = useDatabase()
let portal: ParentPortal

beforeAll(async () => {
  portal = await aParentPortal(db)
})
afterAll(() => portal.close())
// Every visitor here has the same address.
beforeEach(() => db.owner.deleteFrom('attempt_counter').execute())
describe('a question', () => {
  test.each([
    ['child', { iin: '12345' }, 'ЖСН 12 цифрдан тұрады'],
    ['child', { iin: '129901700001' }, 'мұндай күн жоқ'],
    ['child', { iin: '' }, 'ЖСН 12 цифрдан тұрады'],
    ['child-name', { name: '<script>1</script>' }, 'әріптермен жазыңыз'],
    ['guardian-name', { name: 'x'.repeat(10_000) }, 'әріптермен жазыңыз'],
    ['phone', { phone: '+1 202 555 0100' }, 'ұялы нөмірді теріңіз'],
    ['code', { code: '12' }, 'Код қате'],
    ['region', { place: 'nowhere' }, 'Тізімнен біреуін'],
    ['settlement', { place: 'astana' }, 'Тізімнен біреуін'],
    ['group', { kind: 'other' }, 'Тізімнен біреуін'],
  ])(
    '%s comes back with %j, what was typed, and an error that leads to the field',
    async (step, fields, words) => {
      const parent = portal.visitor()
      const location = await walk(db, parent, { until: step })
      await parent.get(location)
      const answer = await parent.post(location, fields)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain(words)
      expect(answer.body).toContain(`href="#${Object.keys(fields)[0]}"`)
      const typed = Object.values(fields)[0] ?? ''
      if (/^[\d+ ]+$/.test(typed)) expect(answer.body).toContain(`value="${typed}"`)
    },
  )

  test('accepts an IIN with spaces, and the same IIN for both only once', async () => {
    const parent = portal.visitor()
    const iin = aChildIin('2023-03-01')
    await parent.get('/kk/apply/child')
    const spaced = `${iin.slice(0, 6)} ${iin.slice(6)}`
    expect((await parent.post('/kk/apply/child', { iin: spaced })).statusCode).toBe(303)
    await parent.get('/kk/apply/child-name')
    await parent.post('/kk/apply/child-name', { name: 'Сынақ Бала' })
    await parent.get('/kk/apply/guardian')
    const same = await parent.post('/kk/apply/guardian', { iin })
    expect(same.body).toContain('бірдей болмауы керек')
  })

  test('that is asked too early leads back to the first one that has no answer', async () => {
    const parent = portal.visitor()
    expect((await parent.get('/kk/apply/check')).headers.location).toBe('/kk/apply')
    await walk(db, parent, { until: 'phone' })
    expect((await parent.get('/kk/apply/group')).headers.location).toBe('/kk/apply/phone')
  })

  test('can be changed from the check page and leads back to it', async () => {
    const parent = portal.visitor()
    await walk(db, parent)
    await parent.get('/kk/apply/group')
    const changed = await parent.post('/kk/apply/group', { kind: 'special' })
    expect(changed.headers.location).toBe('/kk/apply/check')
    expect((await parent.get('/kk/apply/check')).body).toContain('Иә, арнайы топ')
  })

  test('of another phone asks for its code again', async () => {
    const parent = portal.visitor()
    await walk(db, parent)
    await parent.get('/kk/apply/phone')
    const changed = await parent.post('/kk/apply/phone', { phone: '8 705 111 22 33' })
    expect(changed.headers.location).toBe('/kk/apply/code')
    expect((await parent.get('/kk/apply/check')).headers.location).toBe('/kk/apply/code')
    await parent.get('/kk/apply/code')
    const proved = await parent.post('/kk/apply/code', { code: await newestCode(db) })
    expect(proved.headers.location).toBe('/kk/apply/check')
  })

  test('without the token of its form is refused', async () => {
    const parent = portal.visitor()
    await parent.get('/kk/apply/child')
    const forged = await parent.send('POST', '/kk/apply/child', {
      payload: 'iin=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(forged.statusCode).toBe(403)
  })

  test('in another browser knows nothing of the first', async () => {
    await walk(db, portal.visitor())
    const stranger = portal.visitor()
    expect((await stranger.get('/kk/apply/done')).headers.location).toBe('/kk/apply')
    expect((await stranger.get('/kk/apply/receipt')).headers.location).toBe('/kk/apply')
    expect((await stranger.get('/kk/apply/check')).headers.location).toBe('/kk/apply')
  })

  test('is in each language', async () => {
    for (const [language, words] of [
      ['kk', 'Баланың ЖСН-і'],
      ['ru', 'ИИН ребёнка'],
      ['en', 'Child&#39;s IIN'],
    ]) {
      const page = await portal.visitor().get(`/${language}/apply/child`)
      expect(page.body.replaceAll("'", '&#39;')).toContain(words)
      expect(page.body).toContain(`lang="${language}"`)
    }
  })
})
