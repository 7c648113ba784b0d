/** Figures that everybody may see. */
export {
  type LiveFigures,
  type QueueSize,
  selectLiveFigures as findLiveFigures,
  selectQueueSizes as findQueueSizes,
} from './overview-queries.ts'
