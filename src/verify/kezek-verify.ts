/** `kezek-verify`: checks receipts, logs and iterations of Kezek. Needs Node.js and nothing else. */
import { verify } from './verify.ts'

const { code, text } = await verify(process.argv.slice(2))
process.stdout.write(text)
process.exitCode = code
