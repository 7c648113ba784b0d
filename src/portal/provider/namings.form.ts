/** A pasted list of children: two numbers a line, and the club's own mark. What cannot be read loses nothing else. */
import { type Iin, parseIin } from '../../base/iin.ts'

export type NamedLine =
  | {
      readonly kind: 'row'
      readonly line: number
      readonly childIin: Iin
      readonly guardianIin: Iin
      readonly label?: string
    }
  | { readonly kind: 'unreadable'; readonly line: number }

const MOST_LETTERS = 60

/** Tabs, semicolons, commas or spaces stand between; empty lines are left out. */
export function readNamedLines(text: string, demonstrationAllowed: boolean): readonly NamedLine[] {
  const lines = text.split(/\r?\n/).map((content, index) => ({ content, line: index + 1 }))
  return lines
    .filter(({ content }) => content.trim() !== '')
    .map(({ content, line }): NamedLine => {
      const [child = '', guardian = '', ...words] = content
        .trim()
        .split(/[\t;,]+\s*|\s+/)
        .filter(Boolean)
      const childIin = parseIin(child, { demonstrationAllowed })
      const guardianIin = parseIin(guardian, { demonstrationAllowed })
      if (!childIin.ok || !guardianIin.ok) return { kind: 'unreadable', line }
      // A number in the words would be a number that is kept.
      const label = words
        .join(' ')
        .replace(/\d{6,}/g, '')
        .trim()
        .slice(0, MOST_LETTERS)
      return {
        kind: 'row',
        line,
        childIin: childIin.value.iin,
        guardianIin: guardianIin.value.iin,
        ...(label !== '' && { label }),
      }
    })
}
