/** Paths of tiles and bundles (C2SP tlog-tiles): `tile/0/x001/x234/067.p/12`. Pure. */
import { TILE_WIDTH } from './tree.ts'

export type Tile = {
  readonly level: number | 'entries'
  readonly index: number
  /** 256 for a full one. */
  readonly width: number
}

const PATH =
  /^tile\/(?<level>entries|0|[1-9]|[1-5]\d|6[0-3])\/(?<index>(?:x\d{3}\/)*\d{3})(?:\.p\/(?<width>[1-9]\d{0,2}))?$/

export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g) ?? []
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${name}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Undefined for any other spelling, so that each tile has one address. */
export function parseTilePath(path: string): Tile | undefined {
  const { level = '', index = '', width } = PATH.exec(path)?.groups ?? {}
  if (level === '') return undefined
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  const whole = width === undefined || tile.width < TILE_WIDTH
  return whole && Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : undefined
}
