/** What `kezek import` and `kezek export` share: the KIND, its terms, the language of messages. */
import { isLanguage, type Language } from '../base/language.ts'
import type { FileTerms, TableKind } from '../domain/exchange/table-kind.ts'
import { findTableKind, TABLE_KINDS } from '../domain/exchange/table-kinds.ts'
import type { Installation } from '../installation.ts'
import { type CommandContext, needArgument, textValue, UsageMistake } from './command.ts'
import { programmeOf } from './programme-option.ts'

export function kindOf(context: CommandContext): TableKind {
  const name = needArgument(context, 0, 'KIND')
  const kind = findTableKind(name)
  if (kind === undefined) {
    const known = TABLE_KINDS.map(one => one.name).join(', ')
    throw new UsageMistake(`there is no KIND "${name}"; the kinds are ${known}`)
  }
  return kind
}

export function termsOf(context: CommandContext, { mode }: Installation): FileTerms {
  return { programme: programmeOf(context.values), demonstrationAllowed: mode !== 'production' }
}

export function languageOf(context: CommandContext): Language {
  const text = textValue(context.values, 'language') ?? 'en'
  if (!isLanguage(text)) throw new UsageMistake('--language is one of kk, ru, en')
  return text
}
