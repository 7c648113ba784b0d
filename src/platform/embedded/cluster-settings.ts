/** The server's settings: durable, modest in memory, silent about people's data. */

/** `full`: nothing committed is ever lost. `test`: fast, for data that may vanish with the power. */
export type Durability = 'full' | 'test'

/** Meant for a machine of two cores; read by the server at each start, so changes here take effect. */
const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  min_wal_size: '160MB',
  wal_compression: 'pglz',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  lc_messages: 'C',
  log_timezone: 'UTC',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  // The details of an error quote the row and its values; no personal data belongs in a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
} as const

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const

const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_compression: 'off',
  autovacuum_naptime: '1h',
} as const

/** @returns the text of a PostgreSQL configuration file. */
export function renderClusterSettings(port: number, durability: Durability): string {
  const settings = { ...COMMON, ...(durability === 'full' ? DURABLE : FAST), port: String(port) }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return `# Written anew at each start of Kezek; keep own settings in postgresql.auto.conf.\n${lines.join('\n')}\n`
}
