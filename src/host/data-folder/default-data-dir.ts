import envPaths from 'env-paths';

/**
 * The data folder where none is named: `WORKBENCH_DATA_DIR`, else the system's place for a user's
 * application data. All modes share it.
 */
export function defaultDataDir(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['WORKBENCH_DATA_DIR'];
  return named ? named : envPaths('pruning-workbench', { suffix: '' }).data;
}
