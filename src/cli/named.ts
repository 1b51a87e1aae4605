import type { ExperimentSummary } from '../contract/progress.ts';
import type { Host } from '../host/host.ts';

/** Experiments that were named on the command line, and the workbench that changes them. */
export interface Named {
  readonly experiments: readonly ExperimentSummary[];
  readonly openHost: () => Promise<Host>;
}

/** Has a workbench do something, and lets its folder go again. */
export async function using<T>(
  openHost: () => Promise<Host>,
  act: (host: Host) => Promise<T>,
): Promise<T> {
  const host = await openHost();
  try {
    return await act(host);
  } finally {
    await host.close();
  }
}

export function idsOf(experiments: readonly ExperimentSummary[]): string[] {
  return experiments.map(({ id }) => id);
}

/** As a sentence names them: `"First look" (4f9a)`. */
export function namesOf(experiments: readonly ExperimentSummary[]): string {
  return experiments.map(({ id, name }) => `"${name}" (${id})`).join(', ');
}
