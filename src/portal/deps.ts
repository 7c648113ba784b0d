/** What web.ts hands to every page: the same for the whole life of the process. */
import type { Setting } from '../domain/territories/setting.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { SignatureCheck } from '../platform/eds/signature-check.ts'
import type { ContentStore } from '../platform/files/content-store.ts'
import type { Assets } from './layout/assets.ts'

export type WebConfig = {
  readonly mode: 'demo' | 'production' | 'test'
  /** The address people see, without a path. */
  readonly publicUrl: URL
  readonly trustProxy: boolean
  /** `dist/client`; undefined where no asset is looked at. */
  readonly clientFolder: string | undefined
  readonly requestsPerMinute: number
  /** How long an answer of open reading may be given again as it is; nothing is kept when absent. */
  readonly keptAnswersMs?: number
  /** Different IINs that one address may try in an hour; 600 when absent. */
  readonly iinsOfOneAddress?: number
  readonly helpPhone?: string
  /** Address of map tiles with {z}, {x}, {y}; absent: the map calls nobody and shows markers only. */
  readonly tiles?: string | undefined
  /** Whom the map must name as the source of its tiles. */
  readonly tilesCredit?: string | undefined
}

/** What only a demonstration has; its pages do not exist without it. */
export type Demonstration = {
  /** Moves the demonstration's clock forward and runs the jobs that fall due. */
  readonly advanceClock: (duration: Temporal.Duration) => Promise<void>
}

export type Deps = {
  readonly database: Database
  /** `setting.clock` is the clock of the business, which a demonstration may move. */
  readonly setting: Setting
  /** Sessions and codes live by the real clock: a moved one would sign everybody out. */
  readonly wallClock: Clock
  readonly assets: Assets
  readonly config: WebConfig
  /** Photos of providers; absent where none are shown or kept. */
  readonly photos?: ContentStore | undefined
  readonly demonstration?: Demonstration | undefined
  /** Checks electronic signatures; undefined where the operator names no authorities. */
  readonly eds?: SignatureCheck | undefined
}
