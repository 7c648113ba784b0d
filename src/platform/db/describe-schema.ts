/** Describes a live catalogue as SQL-like text and as TypeScript: both are committed and compared. */
import pg from 'pg'

type Column = {
  table_name: string
  column_name: string
  type: string
  base_type: string
  not_null: boolean
  default_text: string | null
  is_identity: boolean
}

const COLUMNS = `
  select relation.relname as table_name, attribute.attname as column_name,
         format_type(attribute.atttypid, attribute.atttypmod) as type,
         type.typname as base_type, attribute.attnotnull as not_null,
         pg_get_expr(default_value.adbin, default_value.adrelid) as default_text,
         attribute.attidentity <> '' as is_identity
  from pg_attribute attribute
  join pg_class relation on relation.oid = attribute.attrelid and relation.relkind in ('r', 'p')
  join pg_namespace namespace on namespace.oid = relation.relnamespace and namespace.nspname = 'public'
  join pg_type type on type.oid = attribute.atttypid
  left join pg_attrdef default_value
    on default_value.adrelid = attribute.attrelid and default_value.adnum = attribute.attnum
  where attribute.attnum > 0 and not attribute.attisdropped
  order by relation.relname, attribute.attnum`

// PostgreSQL 18 keeps `not null` as constraints too; the column line says it already.
const CONSTRAINTS = `
  select relation.relname as table_name,
         format('constraint %s %s', con.conname, pg_get_constraintdef(con.oid)) as line
  from pg_constraint con
  join pg_class relation on relation.oid = con.conrelid
  join pg_namespace namespace on namespace.oid = con.connamespace and namespace.nspname = 'public'
  where con.contype <> 'n'
  order by relation.relname, con.conname`

const INDEXES = `
  select tablename as table_name, indexdef as line from pg_indexes
  where schemaname = 'public' and indexname not in (select conname from pg_constraint)
  order by tablename, indexname`

const TRIGGERS = `
  select relation.relname as table_name, pg_get_triggerdef(trigger.oid) as line
  from pg_trigger trigger join pg_class relation on relation.oid = trigger.tgrelid
  join pg_namespace namespace on namespace.oid = relation.relnamespace and namespace.nspname = 'public'
  where not trigger.tgisinternal order by relation.relname, trigger.tgname`

const FUNCTIONS = `
  select pg_get_functiondef(routine.oid) as line
  from pg_proc routine join pg_namespace namespace on namespace.oid = routine.pronamespace
  where namespace.nspname = 'public'
    and not exists (select from pg_depend where objid = routine.oid and deptype = 'e')
  order by routine.proname`

type Line = { table_name: string; line: string }

export async function describeSchema(url: string): Promise<{ sql: string; typescript: string }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const columns = (await client.query<Column>(COLUMNS)).rows
    const constraints = (await client.query<Line>(CONSTRAINTS)).rows
    const extras = [
      ...(await client.query<Line>(INDEXES)).rows,
      ...(await client.query<Line>(TRIGGERS)).rows,
    ]
    const functions = (await client.query<{ line: string }>(FUNCTIONS)).rows
    const tables = [...new Set(columns.map(column => column.table_name))]
    const sql = [
      '-- The schema that the migrations result in. Written by `npm run db:snapshot`, compared by a test.',
      ...tables.map(table => describeTable(table, columns, constraints, extras)),
      ...functions.map(row => `${row.line.trimEnd()};`),
    ]
    return { sql: `${sql.join('\n\n')}\n`, typescript: describeTypes(tables, columns) }
  } finally {
    await client.end()
  }
}

function describeTable(table: string, columns: Column[], constraints: Line[], extras: Line[]) {
  const lines = columns
    .filter(column => column.table_name === table)
    .map(column => {
      const identity = column.is_identity ? ' generated always as identity' : ''
      const preset = column.default_text === null ? '' : ` default ${column.default_text}`
      return `  ${column.column_name} ${column.type}${column.not_null ? ' not null' : ''}${identity}${preset}`
    })
  const rules = constraints.filter(row => row.table_name === table).map(row => `  ${row.line}`)
  const after = extras.filter(row => row.table_name === table).map(row => `${row.line};`)
  return [`create table ${table} (\n${[...lines, ...rules].join(',\n')}\n);`, ...after].join('\n')
}

const TYPESCRIPT: Readonly<Record<string, string>> = {
  text: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'bigint',
  float8: 'number',
  timestamptz: 'Temporal.Instant',
  date: 'Temporal.PlainDate',
  time: 'Temporal.PlainTime',
  interval: 'string',
  jsonb: 'unknown',
  bytea: 'Buffer',
  _text: 'string[]',
  _int8: 'bigint[]',
  xid8: 'string',
  pg_snapshot: 'string',
}

function describeTypes(tables: readonly string[], columns: readonly Column[]): string {
  const rows = tables.map(table => {
    const fields = columns
      .filter(column => column.table_name === table)
      .map(column => `  ${column.column_name}: ${typeOf(column)}`)
    return `export type ${interfaceName(table)} = {\n${fields.join('\n')}\n}`
  })
  const list = tables.map(table => `  ${table}: ${interfaceName(table)}`)
  return [
    '/** One type a table, written by `npm run db:snapshot` from the live schema; never by hand. */',
    "import type { ColumnType } from 'kysely'",
    'type Generated<T> = ColumnType<T, never, never>\ntype Defaulted<T> = ColumnType<T, T | undefined, T>',
    ...rows,
    `export type Tables = {\n${list.join('\n')}\n}`,
  ]
    .join('\n\n')
    .concat('\n')
}

function typeOf(column: Column): string {
  const type = TYPESCRIPT[column.base_type]
  if (type === undefined) throw new Error(`no TypeScript type for ${column.base_type}`)
  const full = column.not_null ? type : `${type} | null`
  if (column.is_identity) return `Generated<${full}>`
  return column.default_text === null ? full : `Defaulted<${full}>`
}

function interfaceName(table: string): string {
  const words = table.split('_').map(word => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}Row`
}
