import { DATASETS_FOLDER, MODELS_FOLDER, WEIGHTS_FOLDER } from '../data-folder/data-folder.ts';
import type { Folder } from './manifest.ts';

/** Where the files of an archive lie in a data folder. */
export const FOLDERS: Readonly<Record<Folder, string>> = {
  weights: WEIGHTS_FOLDER,
  models: MODELS_FOLDER,
  datasets: DATASETS_FOLDER,
};
