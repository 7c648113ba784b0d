/** The seven-bit alphabet of GSM 03.38 (3GPP TS 23.038 § 6.2.1): which characters it has, and their codes. */

/** In the order of the codes; 0x1B is the escape to the extension table. */
const BASIC = [
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?',
  ...'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
]

const ESCAPE = 0x1b

const EXTENSION = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
])

const CODES = new Map<string, readonly number[]>([
  ...BASIC.map((character, code) => [character, [code]] as const).filter(
    ([, [code]]) => code !== ESCAPE,
  ),
  ...[...EXTENSION].map(([character, code]) => [character, [ESCAPE, code]] as const),
])

/** Septets the character takes, or `undefined` when the alphabet does not have it. */
export function countSeptets(character: string): number | undefined {
  return CODES.get(character)?.length
}

/** One septet in each octet, as SMPP carries them. The text must be of this alphabet. */
export function encodeGsm(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(character => CODES.get(character) ?? [0x3f]))
}
