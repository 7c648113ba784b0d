/** An offer in the cabinet: confirmed once, refused with care, restored once, never withdrawn. */
import { describe, expect, test } from 'vitest'
import { submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import { aParentOf, useCabinetCity } from './cabinet-city.fixture.ts'

const db = useDatabase()
const { aCity, offer, stateOf } = useCabinetCity(db)

describe('an offer in the cabinet', () => {
  test('is confirmed with one button, once, however often it is pressed', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    const parent = await aParentOf(city, application)
    expect((await parent.get('/kk/cabinet')).body).toContain('Мерзім SMS жеткеннен кейін басталады')
    await city.worker.runPending()
    const page = await parent.get(`/kk/cabinet/${application.number}`)
    expect(page.body).toContain('сейсенбі, 24 қараша')
    expect(page.body).toContain('2 жұмыс күні қалды')
    const calendar = await parent.get(`/kk/cabinet/${application.number}/confirm.ics`)
    expect(calendar.body).toContain('DTSTART;VALUE=DATE:20261124')
    await parent.get(`/kk/cabinet/${application.number}`)
    const action = `/kk/cabinet/${application.number}/confirm`
    const clicks = await Promise.all([1, 2, 3].map(() => parent.post(action, {})))
    const done = `/kk/cabinet/${application.number}?done=confirmed`
    expect(clicks.map(click => click.headers.location)).toEqual([done, done, done])
    const after = await parent.get(done)
    expect(after.body).toContain('Балабақша таңдаңыз')
    expect(after.body).toContain('жұма, 27 қараша')
    await city.close()
  })

  test('that ran out is refused with words, even before the worker came by', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    await city.worker.runPending()
    const parent = await aParentOf(city, application)
    await parent.get('/ru/cabinet')
    const form = parent.hidden()
    city.setting.clock.advance({ days: 4, hours: 14 })
    await signInGuardian(city, parent, application.guardianId)
    await parent.get('/ru/cabinet')
    expect(form._requestId).toBeDefined()
    const late = await parent.post(`/ru/cabinet/${application.number}/confirm`, {})
    expect(late.statusCode).toBe(409)
    await city.close()
  })

  test('is refused only after the page that says what it means', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    await city.worker.runPending()
    const parent = await aParentOf(city, application)
    const asked = await parent.get(`/kk/cabinet/${application.number}/refuse`)
    expect(asked.body).toContain('кезектегі орны жойылады')
    expect(await stateOf(application)).toBe('offered')
    await parent.post(`/kk/cabinet/${application.number}/refuse`, {})
    expect(await stateOf(application)).toBe('archived')
    const again = await parent.get(`/kk/cabinet/${application.number}?done=refused`)
    expect(again.body).toContain('Сіз ваучерден бас тарттыңыз')
    await city.close()
  })

  test('that was missed can be restored once; a second time the page does not offer it', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    await city.worker.runPending()
    city.setting.clock.advance({ days: 5 })
    await city.worker.runPending()
    expect(await stateOf(application)).toBe('inactive')
    const parent = await aParentOf(city, application)
    const page = await parent.get('/kk/cabinet')
    expect(page.body).toContain('Кезектегі орныңызды қайтара аласыз')
    await parent.post(`/kk/cabinet/${application.number}/restore`, {})
    expect(await stateOf(application)).toBe('queued')
    await parent.get('/kk/cabinet')
    const second = await parent.post(`/kk/cabinet/${application.number}/restore`, {})
    expect(second.statusCode).toBe(409)
    await city.close()
  })

  test('must be answered, not withdrawn', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    const parent = await aParentOf(city, application)
    await parent.get(`/kk/cabinet/${application.number}/withdraw`)
    const answer = await parent.post(`/kk/cabinet/${application.number}/withdraw`, {})
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Бұл балаға ваучер берілген')
    await city.close()
  })
})
