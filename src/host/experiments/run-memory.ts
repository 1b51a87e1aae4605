import { UserError } from '../../contract/errors.ts';
import type { RunSpec } from '../../contract/run.ts';
import { trainingSize } from '../../engine/models/memory-need.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { describedData } from './described-data.ts';

/** Bytes of memory that a trainer takes for a run, about; 0 where its data set or network is gone. */
export function runMemory(spec: RunSpec, places: DataPlaces): number {
  try {
    return trainingSize(spec, describedData(spec.dataset, places), places).bytes;
  } catch (error) {
    // The trainer finds that out, too, and fails the run by it.
    if (error instanceof UserError) return 0;
    throw error;
  }
}
