/** What the operator of a witness can mend: a name, a key, a folder, an address. */
export class WitnessMistake extends Error {
  override readonly name = 'WitnessMistake'
}
