/** Who may put a queue back: whoever has the machine, the mirror and an empty database. */
import { type Permission, system } from '../../platform/access/permission.ts'

export const rebuildingAccess = {
  rebuild: { name: 'queue.rebuild', rules: [system] },
} as const satisfies Record<string, Permission>
