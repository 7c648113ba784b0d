/** Who may bring files of the kinds that have no action of their own, and who may take any out. */
import { type Permission, staffWithin, system } from '../../platform/access/permission.ts'

export const exchangeAccess = {
  keepNorm: { name: 'norm.keep', rules: [staffWithin('head', 'ministry'), system] },
  keepRegister: { name: 'register.keep', rules: [staffWithin('head', 'ministry'), system] },
  /** What anybody may read already, as a file. */
  export: {
    name: 'exchange.export',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor', 'operator'), system],
  },
  /** Names, IINs and phones: only those of the own territory, and only to whom works with them. */
  exportPersons: {
    name: 'exchange.export-persons',
    rules: [staffWithin('officer', 'head'), system],
  },
} as const satisfies Record<string, Permission>
