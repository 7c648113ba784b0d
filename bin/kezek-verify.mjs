#!/usr/bin/env node
/** `npx kezek-verify ...`: the verifier, straight from its readable sources; nothing is built or installed for it. */
if (process.features.typescript) {
  await import('../src/verify/kezek-verify.ts')
} else {
  process.stderr.write(
    `kezek-verify needs Node.js 22.18 or newer, which reads its sources as they are; this is ${process.version}.\n`,
  )
  process.exitCode = 1
}
