import type { Device, NamedDevice } from '../../contract/device.ts';
import type { RunSpec } from '../../contract/run.ts';
import type { Reason } from '../../contract/sentence.ts';
import type { EnvironmentProbe } from '../environment/environment.ts';
import { lacksGpu } from '../environment/no-gpu.ts';
import { TaskFailed } from '../trainer/trainer.ts';
import { reasonOf } from './active-job.ts';

/** What computes runs. */
export interface Devices {
  /** That of a run: the one that its document names, or that of this workbench. */
  of(run: Pick<RunSpec, 'device'>): Device;
  /** What documents may name whose runs are computed on a device. */
  namedFor(device: Device): readonly NamedDevice[];
  /** Why a job failed, of whatever was thrown; where a trainer has no GPU, why that is. */
  reasonOf(error: unknown): Promise<Reason>;
}

export function createDevices({
  uses,
  whyCpu,
}: Pick<EnvironmentProbe, 'uses' | 'whyCpu'>): Devices {
  const all: readonly NamedDevice[] = ['cpu', 'gpu', null];
  const of = (named: NamedDevice | undefined) => named ?? uses();
  return {
    of: ({ device }) => of(device),
    namedFor: (device) => all.filter((named) => of(named) === device),
    async reasonOf(error) {
      const lacks = error instanceof TaskFailed && error.kind === 'device';
      return lacks ? lacksGpu((await whyCpu()) ?? 'library') : reasonOf(error);
    },
  };
}
