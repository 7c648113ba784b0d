/** Free TCP ports on the loopback address. */
import { createServer } from 'node:net'

/** @param port 0 asks the system for any. `undefined` when that port is taken. */
export function tryPort(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}

/** The wanted port when it is free, else another. */
export async function choosePort(wanted = 0): Promise<number> {
  const port = (await tryPort(wanted)) ?? (await tryPort(0))
  if (port === undefined) throw new Error('No free TCP port on 127.0.0.1')
  return port
}
