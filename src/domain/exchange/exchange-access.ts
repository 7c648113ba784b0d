/** Who may bring files of the kinds that have no action of their own, and who may take any out. */
import { staffWithin, system } from '../../platform/access/permission.ts'

export const exchangeAccess = {
  keepNorm: { name: 'norm.keep', rules: [staffWithin('head', 'ministry'), system] },
  keepRegister: { name: 'register.keep', rules: [staffWithin('head', 'ministry'), system] },
  export: { name: 'exchange.export', rules: [system] },
} as const
