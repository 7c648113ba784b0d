/** Figures that everybody may see. */
export {
  type LiveFigures,
  type QueueSize,
  selectLiveFigures as findLiveFigures,
  selectPublishedByHash as findPublishedByHash,
  selectQueueSizes as findQueueSizes,
} from './public-figure-queries.ts'
