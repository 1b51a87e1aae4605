import type { Environment } from '../../contract/run.ts';
import { contentId } from '../experiments/identity.ts';

/**
 * The id of what can change how fast a network is: the machine, the libraries, and the workbench, which
 * measures. A latency that was measured elsewhere, or by another version, says nothing here.
 */
export function machineId(environment: Environment): string {
  const { workbench, device, deviceName, cores, tensorflow, tfjs } = environment;
  const { oneDnn = null, vectorInstructions = null } = environment;
  return contentId({
    ...{ workbench, device, deviceName, cores, tensorflow, tfjs },
    ...{ oneDnn, vectorInstructions },
  });
}
