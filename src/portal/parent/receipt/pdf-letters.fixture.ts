/** Reads from a finished PDF which letters its fonts can show. */
import { inflateSync } from 'node:zlib'

/** The letters that the fonts of the document were told to show (its ToUnicode tables). */
export function lettersOf(pdf: Buffer): string {
  const letters: string[] = []
  for (const [, stream = ''] of pdf
    .toString('latin1')
    .matchAll(/stream\r?\n([\s\S]*?)endstream/g)) {
    const text = tryInflate(Buffer.from(stream, 'latin1'))
    for (const [, codes = ''] of text.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g)) {
      for (const [, code = ''] of codes.matchAll(/<([0-9a-f]{4})>(?=[\s\]])/g)) {
        letters.push(String.fromCharCode(Number.parseInt(code, 16)))
      }
    }
  }
  return letters.join('')
}

function tryInflate(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}
