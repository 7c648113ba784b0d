/** The SMPP gateway against message centres on real sockets: well-behaved, slow, throttling, broken. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import smpp, { type Pdu, type Session } from 'smpp'
import { afterEach, expect, test } from 'vitest'
import { openSmppGateway, type SmppGatewaySettings } from './smpp-gateway.ts'
import type { SmsGateway, SmsReceipt } from './sms-gateway.ts'

const NOW = Temporal.Instant.from('2026-11-02T04:30:00Z')
const hello = { to: '+77012345678', text: 'Сәлеметсіз бе', reference: 'r-1' }
const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

type Answer = (pdu: Pdu, session: Session, count: number) => void

const accept: Answer = (pdu, session, count) => {
  session.send(pdu.response({ message_id: `id-${count}` }))
}

/** A message centre of the `smpp` package that takes the right password and answers as told. */
async function aCentre(answer: Answer = accept, port = 0) {
  const received: Pdu[] = []
  const sessions: Session[] = []
  const server = smpp.createServer(session => {
    sessions.push(session)
    session.on('error', () => session.destroy())
    session.on('bind_transceiver', (pdu: Pdu) => {
      const wrong = pdu.password === 'secret' ? 0 : smpp.errors.ESME_RINVPASWD
      session.send(pdu.response({ command_status: wrong }))
    })
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response())
      session.close()
    })
    session.on('submit_sm', (pdu: Pdu) => {
      received.push(pdu)
      answer(pdu, session, received.length)
    })
  })
  const address = await listen(server, port)
  const close = async () => {
    for (const session of sessions) session.destroy()
    if (server.listening) await new Promise(resolve => server.close(resolve))
  }
  cleanups.push(close)
  return { port: address, received, sessions, close }
}

function aGateway(port: number, more: Partial<SmppGatewaySettings> = {}): SmsGateway {
  const settings = { host: '127.0.0.1', port, systemId: 'kezek', password: 'secret' }
  const quick = { responseTimeoutMs: 400, reconnectMs: 20, throttlePauseMs: 20 }
  const gateway = openSmppGateway({ ...settings, sender: 'Kezek', ...quick, ...more }, () => NOW)
  cleanups.push(() => gateway.close())
  return gateway
}

test('a Kazakh text arrives letter for letter as UCS-2 with a named sender', async () => {
  const centre = await aCentre()
  const answer = await aGateway(centre.port).send(hello)
  expect(answer).toEqual({ accepted: true, providerId: 'id-1' })
  expect(centre.received[0]).toMatchObject({
    source_addr_ton: 5,
    source_addr: 'Kezek',
    dest_addr_ton: 1,
    destination_addr: '77012345678',
    data_coding: 8,
    registered_delivery: 1,
    short_message: { message: hello.text },
  })
})

test('a long text goes in joined parts of 67 letters, and only the last asks for a receipt', async () => {
  const centre = await aCentre()
  const text = 'Балаңызға балабақшадан орын ұсынылды. '.repeat(4)
  const answer = await aGateway(centre.port).send({ ...hello, text })
  expect(answer).toEqual({ accepted: true, providerId: 'id-3' })
  const messages = centre.received.map(pdu => pdu.short_message)
  expect(messages.map(each => each?.message).join('')).toBe(text)
  const headers = messages.map(each => each?.udh?.map(element => [...element]))
  expect(headers).toEqual([1, 2, 3].map(part => [[0, 3, 1, 3, part]]))
  expect(centre.received.map(pdu => pdu.registered_delivery)).toEqual([0, 0, 1])
})

test('a Latin text is sent in the seven-bit alphabet', async () => {
  const centre = await aCentre()
  await aGateway(centre.port).send({ ...hello, text: 'Place offered @ [7] €' })
  expect(centre.received[0]).toMatchObject({
    data_coding: 0,
    short_message: { message: 'Place offered @ [7] €' },
  })
})

test('no more requests wait for answers than the window allows', async () => {
  let open = 0
  let most = 0
  const centre = await aCentre((pdu, session, count) => {
    open += 1
    most = Math.max(most, open)
    setTimeout(() => {
      open -= 1
      accept(pdu, session, count)
    }, 15)
  })
  const gateway = aGateway(centre.port, { window: 3 })
  const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.send(hello)))
  expect(answers.every(answer => answer.accepted)).toBe(true)
  expect(most).toBe(3)
})

test('a throttled message is sent again after a pause, and given up after the last attempt', async () => {
  const throttle = (pdu: Pdu, session: Session) =>
    session.send(pdu.response({ command_status: smpp.errors.ESME_RTHROTTLED }))
  const passing = await aCentre((pdu, session, count) =>
    count < 3 ? void throttle(pdu, session) : accept(pdu, session, count),
  )
  expect(await aGateway(passing.port).send(hello)).toEqual({ accepted: true, providerId: 'id-3' })
  const lasting = await aCentre((pdu, session) => void throttle(pdu, session))
  expect(await aGateway(lasting.port, { throttleAttempts: 2 }).send(hello)).toEqual({
    accepted: false,
    permanent: false,
    reason: 'ESME_RTHROTTLED',
  })
  expect(lasting.received.length).toBe(2)
})

test('a wrong destination is refused for ever, a fault of the centre only for now', async () => {
  const statuses = ['ESME_RINVDSTADR', 'ESME_RSYSERR']
  const centre = await aCentre((pdu, session, count) => {
    session.send(pdu.response({ command_status: smpp.errors[statuses[count - 1] ?? ''] }))
  })
  const gateway = aGateway(centre.port)
  expect(await gateway.send(hello)).toMatchObject({ permanent: true, reason: 'ESME_RINVDSTADR' })
  expect(await gateway.send(hello)).toMatchObject({ permanent: false, reason: 'ESME_RSYSERR' })
})

test('a receipt reaches the handler after the answer that names its message, and is confirmed', async () => {
  const confirmed: number[] = []
  const centre = await aCentre((pdu, session, count) => {
    accept(pdu, session, count)
    const fields = {
      esm_class: 4,
      short_message: `id:id-${count} sub:001 dlvrd:001 stat:DELIVRD err:000`,
    }
    const receipt = new smpp.PDU('deliver_sm', fields)
    session.send(receipt, response => confirmed.push(response.command_status))
  })
  const gateway = aGateway(centre.port)
  const events: unknown[] = []
  gateway.onReceipt?.((receipt: SmsReceipt) => events.push(receipt))
  events.push(await gateway.send(hello))
  await expect.poll(() => confirmed).toEqual([0])
  expect(events).toEqual([
    { accepted: true, providerId: 'id-1' },
    { providerId: 'id-1', status: 'delivered', at: NOW },
  ])
})

test('when our side cannot keep a receipt the centre is told to deliver it again', async () => {
  const confirmed: number[] = []
  const centre = await aCentre((pdu, session, count) => {
    accept(pdu, session, count)
    const fields = { esm_class: 4, receipted_message_id: 'id-1', message_state: 5 }
    session.send(new smpp.PDU('deliver_sm', fields), ({ command_status }) =>
      confirmed.push(command_status),
    )
  })
  const gateway = aGateway(centre.port)
  gateway.onReceipt?.(() => {
    throw new Error('the database is away')
  })
  await gateway.send(hello)
  await expect.poll(() => confirmed).toEqual([smpp.errors.ESME_RX_T_APPN])
})

test('a silent centre leaves the outcome unknown and the message not refused for ever', async () => {
  const centre = await aCentre(() => undefined)
  expect(await aGateway(centre.port).send(hello)).toEqual({
    accepted: false,
    permanent: false,
    reason: 'unknown outcome: no answer',
  })
})

test('a connection closed in the middle is opened again and the next message goes through', async () => {
  const centre = await aCentre((pdu, session, count) => {
    if (count === 1) session.destroy()
    else accept(pdu, session, count)
  })
  const gateway = aGateway(centre.port)
  expect(await gateway.send(hello)).toMatchObject({ accepted: false, permanent: false })
  expect(await gateway.send(hello)).toEqual({ accepted: true, providerId: 'id-2' })
  expect(centre.sessions.length).toBe(2)
})

test('a centre that comes back later on its port is found again', async () => {
  const first = await aCentre()
  const gateway = aGateway(first.port)
  await gateway.send(hello)
  await first.close()
  expect(await gateway.send(hello)).toMatchObject({ accepted: false, permanent: false })
  await aCentre(accept, first.port)
  await expect.poll(() => gateway.send(hello), { timeout: 5000 }).toMatchObject({ accepted: true })
})

test('a refused password is said in the log and never sent with a message', async () => {
  const centre = await aCentre()
  const said: string[] = []
  const gateway = aGateway(centre.port, { password: 'wrong', log: line => said.push(line) })
  expect(await gateway.send(hello)).toMatchObject({ accepted: false, permanent: false })
  expect(said[0]).toBe('SMPP: the bind was refused: ESME_RINVPASWD')
  expect(centre.received).toEqual([])
})

test('a dead peer is noticed by its silence to enquire_link and the link is made anew', async () => {
  let connections = 0
  const server = createServer(socket => {
    connections += 1
    socket.on('error', () => undefined)
    // Answers the bind by hand and nothing after it.
    socket.once('data', bind => {
      const answer = Buffer.alloc(17)
      answer.writeUInt32BE(17, 0)
      answer.writeUInt32BE(0x80000009, 4)
      answer.writeUInt32BE(Buffer.from(bind).readUInt32BE(12), 12)
      socket.write(answer)
    })
  })
  const port = await listen(server)
  cleanups.push(() => void server.close())
  aGateway(port, { enquireEveryMs: 30, responseTimeoutMs: 50 })
  await expect.poll(() => connections, { timeout: 5000 }).toBeGreaterThan(1)
})

test('a peer that speaks another protocol does no harm', async () => {
  const server = createServer(socket => {
    socket.on('error', () => undefined)
    socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'.repeat(5))
  })
  const port = await listen(server)
  cleanups.push(() => void server.close())
  const gateway = aGateway(port, { responseTimeoutMs: 100 })
  expect(await gateway.send(hello)).toMatchObject({ accepted: false, permanent: false })
})

test('closing is orderly: the centre sees an unbind and no new connection', async () => {
  const centre = await aCentre()
  const gateway = aGateway(centre.port)
  await gateway.send(hello)
  let unbound = false
  centre.sessions[0]?.on('unbind', () => {
    unbound = true
  })
  await gateway.close()
  expect(unbound).toBe(true)
  await pause(60)
  expect(centre.sessions.length).toBe(1)
})
