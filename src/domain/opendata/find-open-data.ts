/** The published files, open to everybody. */
export {
  type PublishedFile,
  selectContent as findContent,
  selectFiles as findFiles,
  selectLatestDay as findLatestDay,
} from './open-data-queries.ts'
