/** The three languages say the same things, each in its own words and letters. */
import { expect, test } from 'vitest'
import { type Texts, texts } from '../src/locales/texts.ts'

type Leaf = { readonly path: string; readonly text: string }

/** Functions are told placeholder words, so that their sentences can be looked at too. */
function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value === 'function')
    return leavesOfFunction(value as (...words: unknown[]) => unknown, path)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, `${path}.${key}`))
}

/** Reads as a word, and as facts by any name. */
const PLACEHOLDER = new Proxy(
  {},
  { get: (_, name) => (name === Symbol.toPrimitive ? () => '⟨x⟩' : '⟨x⟩') },
)

function leavesOfFunction(text: (...words: unknown[]) => unknown, path: string): Leaf[] {
  for (const words of [Array(6).fill(PLACEHOLDER), Array(6).fill(2)]) {
    try {
      return leavesOf(text(...words), path)
    } catch {
      // This text wants numbers.
    }
  }
  return []
}

const LANGUAGES = ['kk', 'ru', 'en'] as const
const all = Object.fromEntries(
  LANGUAGES.map(language => [language, leavesOf(texts(language))]),
) as Record<(typeof LANGUAGES)[number], Leaf[]>

/** Paths in their order; the forms of a plural differ between languages by their nature. */
function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  const isPlural =
    'other' in value && ('one' in value || 'few' in value || Object.keys(value).length === 1)
  if (isPlural) return [path]
  return Object.entries(value).flatMap(([key, member]) => keysOf(member, `${path}.${key}`))
}

test('the same texts exist in the same order in all three languages', () => {
  const kk = keysOf(texts('kk') satisfies Texts)
  const firstDifference = (other: string[]) =>
    kk.map((key, index) => [key, other[index]]).find(([own, theirs]) => own !== theirs)
  expect(firstDifference(keysOf(texts('ru')))).toBeUndefined()
  expect(firstDifference(keysOf(texts('en')))).toBeUndefined()
  expect(kk.length).toBeGreaterThan(500)
})

test('no text is empty', () => {
  for (const language of LANGUAGES) {
    expect(all[language].filter(({ text }) => text.trim() === '').map(({ path }) => path)).toEqual(
      [],
    )
  }
})

// Words that both languages write alike; everything else that is equal was forgotten.
const ALIKE =
  /^(SMS|API|PDF|QR|Kezek|CSV|XLSX|№|[\d\s–—.,:()«»₸%⟨x⟩·?/-]|kk|ru|en|Тараз|Рус|Eng|Қаз|OpenAPI|→|код|Код|телефон|Телефон|JPEG|PNG|архив|Архив|спорт|аудитор|бюллетень|оператор|итерация|Итерация|ваучер|Ваучер|категория|министрлік|1414|https?:\S+)*$/u

test('no Kazakh text is the Russian one by oversight', () => {
  const russian = new Map(all.ru.map(({ path, text }) => [path, text]))
  const equal = all.kk.filter(({ path, text }) => russian.get(path) === text && !ALIKE.test(text))
  expect(equal.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
})

test('Kazakh and Russian are written in Cyrillic, English in Latin', () => {
  const latinWord = /\b(?!undefined)[a-z]{4,}\b/
  const allowed =
    /Kezek|https?:|json|OpenAPI|kezek|sha|replay|Ed25519|tlog|NCALayer|ready|[a-z]+\.[a-z]+|csv|xlsx|iin|data|providers|passkey/i
  // Words in braces are names of facts.
  const shown = [...all.kk, ...all.ru].map(leaf => ({
    ...leaf,
    text: leaf.text.replace(/\{\w+\}/g, ''),
  }))
  const strange = shown.filter(({ text }) => latinWord.test(text) && !allowed.test(text))
  expect(strange.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
  expect(
    all.en
      .filter(({ text }) => /[а-яёәғқңөұүһі]/i.test(text) && !/Қаз|Рус/.test(text))
      .map(({ path, text }) => `${path}: ${text}`),
  ).toEqual([])
})

test('Kazakh says things with the words of the glossary, not with Russian ones', () => {
  const banned = /очеред|заявлени|садик|льгот|направлени|воспитатель|заявка/i
  expect(
    all.kk.filter(({ text }) => banned.test(text)).map(({ path, text }) => `${path}: ${text}`),
  ).toEqual([])
})

test('quotation marks are those of the language, and there are no double spaces', () => {
  const wrong = LANGUAGES.flatMap(language =>
    all[language]
      .filter(({ text }) => /[^⟩] {2}[^⟨]/.test(text) || (language !== 'en' && /["“”]/.test(text)))
      .map(({ path, text }) => `${language}${path}: ${text}`),
  )
  expect(wrong).toEqual([])
})
