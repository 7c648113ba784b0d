/** Reading rounds of choice: for everybody, without sign-in. */
export {
  selectRound as findRound,
  selectRoundBundle as findRoundBundle,
  selectRounds as findRounds,
  selectRoundsOf as findRoundsOfApplication,
} from './round-queries.ts'
