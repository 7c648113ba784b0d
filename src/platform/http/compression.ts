/** Makes text small on the wire: Brotli where the browser takes it, else gzip. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export type Encoding = 'br' | 'gzip'

/** Below this the headers cost more than is saved. */
export const SMALLEST_TO_COMPRESS = 1024

export function chooseEncoding(acceptEncoding: string | undefined): Encoding | undefined {
  const accepted = (acceptEncoding ?? '')
    .split(',')
    .map(part => part.trim().toLowerCase())
    .filter(part => !/;\s*q=0(\.0*)?$/.test(part))
    .map(part => part.split(';')[0]?.trim())
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : undefined
}

/** @param quality 1 to 11; 4 for what is made anew each time, 11 for what is made once */
export async function compress(
  body: string | Uint8Array,
  encoding: Encoding,
  quality: number,
): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body, { level: Math.min(quality, 9) })
  return brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
}
