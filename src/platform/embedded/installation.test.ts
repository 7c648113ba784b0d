/** A checkout under a closed folder works all the same, and says where its database lies. */
import { chmod, lstat, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settleInstallation } from './installation.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { startEmbedded } from './start-embedded.ts'

const isRoot = process.getuid?.() === 0

test('under a folder closed to the server user the cluster lies on open ground, linked from the data folder', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'kezek-closed-'))
  const openGround = await mkdtemp(join(tmpdir(), 'kezek-open-'))
  const dataDir = join(closed, 'var')
  const said: string[] = []
  const options = { dataDir, openGround, log: (line: string) => said.push(line) }
  await mkdir(dataDir)
  await chmod(closed, 0o700)
  try {
    const first = await startEmbedded(options)
    await first.stop()
    const place = await realpath(join(dataDir, 'postgres'))
    expect((await lstat(join(dataDir, 'postgres'))).isSymbolicLink()).toBe(isRoot)
    expect(place.startsWith(await realpath(isRoot ? openGround : closed))).toBe(true)
    if (isRoot) expect(said.join('\n')).toContain(`cannot enter ${dataDir}`)
    const second = await startEmbedded(options)
    await second.stop()
    expect(second.url).toBe(first.url)
    const clusters = (await readdir(openGround)).filter(name => !name.startsWith('postgresql-'))
    expect(clusters.length).toBe(isRoot ? 1 : 0)
  } finally {
    await rm(closed, { recursive: true, force: true })
    await rm(openGround, { recursive: true, force: true })
  }
})

test('a cluster that lay in an open folder is never left behind when the folder was closed later', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'kezek-closed-'))
  const openGround = await mkdtemp(join(tmpdir(), 'kezek-open-'))
  const dataDir = join(closed, 'var')
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  try {
    const settled = settleInstallation(dataDir, () => undefined, openGround)
    if (isRoot) await expect(settled).rejects.toThrow(/can no longer enter/)
    else expect((await settled).cluster).toBe(join(dataDir, 'postgres'))
  } finally {
    await rm(closed, { recursive: true, force: true })
    await rm(openGround, { recursive: true, force: true })
  }
})

test('a system without an embedded server is told to set DATABASE_URL', () => {
  expect(() => findPostgresBinaries('sunos-x64')).toThrow(/sunos-x64.*DATABASE_URL/)
})

test('a data folder that cannot be written is told by name', async () => {
  const dataDir = '/dev/null/var'
  const started = startEmbedded({ dataDir, log: () => undefined })
  await expect(started).rejects.toThrow(/\/dev\/null\/var cannot be written.*KEZEK_DATA/)
})
