/** Writes db/schema.sql and src/platform/db/tables.ts from a fresh, fully migrated database. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeSchema } from '../src/platform/db/describe-schema.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { startEmbedded } from '../src/platform/embedded/start-embedded.ts'

const root = join(import.meta.dirname, '..')
const dataDir = await mkdtemp(join(tmpdir(), 'kezek-snapshot-'))
const server = await startEmbedded({ dataDir, log: () => undefined, durability: 'test' })
try {
  await migrate(server.url, join(root, 'db'))
  const schema = await describeSchema(server.url)
  await writeFile(join(root, 'db/schema.sql'), schema.sql)
  await writeFile(join(root, 'src/platform/db/tables.ts'), schema.typescript)
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}
