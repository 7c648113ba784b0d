/** Who keeps the timetable of a club. */
import { ownProvider, type Permission } from '../../platform/access/permission.ts'

export const lessonAccess = {
  keepTimetable: { name: 'lesson.keep-timetable', rules: [ownProvider] },
} as const satisfies Record<string, Permission>
