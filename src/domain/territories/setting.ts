/** What every action of the domain is told besides the database: time, randomness, the working calendar. */
import type { World } from '../../platform/world.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export type Setting = World & { readonly calendar: WorkingCalendar }
