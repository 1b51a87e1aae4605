import type { FuzzReader } from './reader.ts';
import { archiveReaders } from './readers/archives.ts';
import { datasetReaders } from './readers/datasets.ts';
import { checkpointReaders } from './readers/checkpoints.ts';
import { documentReaders } from './readers/documents.ts';
import { experimentArchiveReaders } from './readers/experiment-archives.ts';
import { networkReaders } from './readers/networks.ts';
import { ownFileReaders } from './readers/own-files.ts';
import { requestReaders } from './readers/requests.ts';

/** Everything that reads what others made. A new reader goes into one of these lists. */
export const READERS: readonly FuzzReader[] = [
  ...archiveReaders,
  ...datasetReaders,
  ...ownFileReaders,
  ...checkpointReaders,
  ...experimentArchiveReaders,
  ...networkReaders,
  ...documentReaders,
  ...requestReaders,
];
