/** Reads the words written below a letter, the same way on both sides. */
import type { Language } from '../../base/language.ts'
import { MOST_REPLY } from '../../domain/letters/letter.ts'
import { texts } from '../../locales/texts.ts'
import { formatCount } from '../layout/format.ts'

type Answer =
  | { readonly ok: true; readonly words: string }
  | { readonly ok: false; readonly errors: Record<string, string> }

export function readReply(value: (name: string) => string, language: Language): Answer {
  const words = typedLines(value('words'))
  if (words !== '' && words.length <= MOST_REPLY) return { ok: true, words }
  const t = texts(language).letters.thread
  return { ok: false, errors: { words: t.wordsNeeded(formatCount(MOST_REPLY, language)) } }
}

/** Browsers post line ends as two characters and count them as one. */
export function typedLines(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}
