/** Where the papers of benefit claims lie: the folder `uploads` under KEZEK_DATA. */
export {
  type ContentStore as DocumentStore,
  openContentStore as openDocumentStore,
} from '../../platform/files/content-store.ts'
