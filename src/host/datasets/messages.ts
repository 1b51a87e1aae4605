import type { Reason } from '../../contract/sentence.ts';
import type { DatasetFacts } from '../../engine/datasets/import/dataset-file.ts';
import type { ReadOptions } from '../../engine/datasets/import/read-images.ts';

/** What the importer is to do. */
export interface ImportTask {
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly options: ReadOptions;
  /** Where the set is to be stored, under its hash. */
  readonly datasetsDir: string;
}

/** A set that is stored. */
export interface ImportReport extends DatasetFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The format of its files, e.g. "IDX". */
  readonly cameAs: string;
}

/** What the importer sends, once. */
export type FromImporter =
  | { readonly type: 'imported'; readonly report: ImportReport }
  | { readonly type: 'refused'; readonly reason: Reason };
