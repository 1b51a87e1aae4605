import type { NetworkFormat, TakenFile } from '../../contract/models.ts';
import { datasetName as chosenName } from '../../contract/experiment.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import { fileStem } from '../../language/file-stem.ts';
import type { NetworkTask } from '../dataset-process/open-network.ts';
import type { Workbench } from '../workbench.ts';
import { getTrainedRun, networkOf } from './trained-run.ts';

/**
 * The network of a run as a file of a format, which was held against it.
 *
 * @throws NotFound; UserError when the run is not trained, its network is missing or damaged, or the
 * format cannot say what it computes.
 */
export async function takeNetwork(
  workbench: Pick<Workbench, 'orm' | 'dataDir' | 'datasets' | 'places'>,
  id: string,
  format: NetworkFormat,
): Promise<TakenFile> {
  const { run } = getTrainedRun(workbench, id);
  const network = networkOf(workbench, run) as NetworkTask;
  const name = nameOf(run);
  const { bytes, ...taken } = await workbench.datasets.process.ask('takeNetwork', {
    network,
    format,
    name,
  });
  const content = new Blob([new Uint8Array(bytes)]);
  return { ...taken, file: { fileName: `${name}${ENDINGS[format]}`, content } };
}

/** A name that says what it is of, and that every file system takes. */
function nameOf({ id, spec, strategy, level }: StoredRun): string {
  const parts = [chosenName(spec.model), strategy, level === null ? '' : String(level), id];
  return parts.map(fileStem).filter(Boolean).join('-');
}

/** What comes in several files is packed. */
const ENDINGS: Readonly<Record<NetworkFormat, string>> = {
  onnx: '.onnx',
  keras: '.keras',
  tfjs: '-tfjs.zip',
  network: '.safetensors',
};
