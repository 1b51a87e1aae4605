import { UserError } from '../../contract/errors.ts';
import { gotOn } from '../processes/steps.ts';
import { readDatasetDetails } from './dataset-details.ts';
import { importFiles, previewFiles } from './import-files.ts';
import { checkDataset } from './load-dataset.ts';
import type { DatasetTasks, FromDatasetProcess, ToDatasetProcess } from './messages.ts';
import { importModel } from './models/import-model.ts';
import { inspectModel } from './models/inspect-model.ts';
import { takeNetwork } from './models/take-network.ts';
import { readStructure, readUnits } from './network-tasks.ts';
import { examplesOf, predictionsOf } from './predictions.ts';

/*
 * A child process of the host that reads data sets, and asks stored networks about them: images take
 * seconds and several times their memory, TensorFlow a third of a gigabyte, neither of which the host
 * has to spare.
 */

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);

const tasks: DatasetTasks = {
  import: importFiles,
  preview: previewFiles,
  check: checkDataset,
  inspect: readDatasetDetails,
  predictions: predictionsOf,
  examples: examplesOf,
  structure: readStructure,
  units: readUnits,
  importModel,
  inspectModel,
  takeNetwork,
};

process.on('message', (message: ToDatasetProcess) => {
  void perform(message).then((answer) =>
    process.send?.(answer, undefined, undefined, () => undefined),
  );
});

async function perform({ id, name, task }: ToDatasetProcess): Promise<FromDatasetProcess> {
  gotOn();
  try {
    return { id, type: 'answer', answer: await tasks[name](task as never) };
  } catch (error) {
    if (error instanceof UserError) return { id, type: 'refused', reason: error.reason };
    return { id, type: 'failed', stack: String(error instanceof Error ? error.stack : error) };
  }
}
