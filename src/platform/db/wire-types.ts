/** How PostgreSQL's values become ours and back: Temporal for time, bigint for int8, no Date. */
import pg from 'pg'

const { builtins } = pg.types

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<
  number,
  (text: string) => unknown
>([
  [builtins.INT8, BigInt],
  [builtins.TIMESTAMPTZ, parseInstant],
  [builtins.DATE, parseDate],
  [builtins.TIME, (text: string) => Temporal.PlainTime.from(text)],
])
const INT8_ARRAY = 1016

export const readableTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      const parser = PARSERS.get(oid)
      if (parser) return parser
      if (oid === INT8_ARRAY) {
        return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(BigInt))
      }
    }
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

let lastDate = { text: '1970-01-01', date: Temporal.PlainDate.from('1970-01-01') }

/** Rows of one answer mostly name one day or month: it is read once. */
function parseDate(text: string): Temporal.PlainDate {
  if (text !== lastDate.text) lastDate = { text, date: Temporal.PlainDate.from(text) }
  return lastDate.date
}

/** "2026-07-01 04:00:00.123456+00" with all six digits of the microsecond. */
function parseInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(' ', 'T'))
}

export function writable(value: unknown): unknown {
  return Array.isArray(value) ? (arrayLiteral(value) ?? value.map(ofDriver)) : ofDriver(value)
}

function ofDriver(value: unknown): unknown {
  if (isTemporal(value)) return value.toString()
  return Array.isArray(value) ? value.map(ofDriver) : value
}

type Written = Temporal.Instant | Temporal.PlainDate | Temporal.PlainTime | Temporal.Duration

function isTemporal(value: unknown): value is Written {
  return (
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.PlainTime ||
    value instanceof Temporal.Duration
  )
}

/** Bulk statements send columns of thousands: written at once. Undefined where an element needs the driver (bytes). */
function arrayLiteral(values: readonly unknown[]): string | undefined {
  let text = ''
  for (const value of values) {
    const element = arrayElement(value)
    if (element === undefined) return undefined
    text += text === '' ? element : `,${element}`
  }
  return `{${text}}`
}

function arrayElement(value: unknown): string | undefined {
  switch (typeof value) {
    case 'bigint':
    case 'number':
    case 'boolean':
      return `${value}`
    case 'string':
      return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
    case 'undefined':
      return 'NULL'
    default:
      if (value === null) return 'NULL'
      if (Array.isArray(value)) return arrayLiteral(value)
      return isTemporal(value) ? `"${value}"` : undefined
  }
}
