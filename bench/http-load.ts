/** Asks one address again and again over many connections; a worker thread, so that it has a loop of its own. */
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

type Load = { readonly url: string; readonly connections: number; readonly seconds: number }

const { url, connections, seconds } = workerData as Load
const agent = new Agent({ keepAlive: true, maxSockets: connections })

function askOnce(): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { 'accept-encoding': 'gzip' } }, answer => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`status ${answer.statusCode}`)),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

const end = performance.now() + seconds * 1000
const waits: number[] = []
let bytes = 0

async function reader(): Promise<void> {
  while (performance.now() < end) {
    const start = performance.now()
    bytes = await askOnce()
    waits.push(performance.now() - start)
  }
}

if (parentPort) {
  await Promise.all(Array.from({ length: connections }, reader))
  const sorted = waits.sort((a, b) => a - b)
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0
  parentPort.postMessage({ perSecond: waits.length / seconds, p99, bytes })
  agent.destroy()
}
