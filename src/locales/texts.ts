/** The visible list of all groups of texts; a group is one small file in each of the three languages. */
import type { Language } from '../base/language.ts'
import { layout as enLayout } from './en/layout.ts'
import { sms as enSms } from './en/sms.ts'
import { layout as kkLayout } from './kk/layout.ts'
import { sms as kkSms } from './kk/sms.ts'
import { layout as ruLayout } from './ru/layout.ts'
import { sms as ruSms } from './ru/sms.ts'

const kk = {
  layout: kkLayout,
  sms: kkSms,
}

export type Texts = typeof kk

const ru: Texts = {
  layout: ruLayout,
  sms: ruSms,
}

const en: Texts = {
  layout: enLayout,
  sms: enSms,
}

const ALL: Readonly<Record<Language, Texts>> = { kk, ru, en }

export function texts(language: Language): Texts {
  return ALL[language]
}
