/** The environment variable by which TensorFlow computes with oneDNN or without. */
export const ONE_DNN = 'TF_ENABLE_ONEDNN_OPTS';

/**
 * Switched on where the user has not decided it: by itself TensorFlow does so only where the processor
 * has AVX-512 VNNI or the like, and elsewhere convolutions take twice the time.
 */
export function oneDnnSwitch(inherited: NodeJS.ProcessEnv): string {
  return inherited[ONE_DNN] ?? '1';
}

/**
 * Whether TensorFlow computes with oneDNN in a process of this environment, which changes the last
 * digits of what comes out. Null where that is not known: the variable has a value that TensorFlow does
 * not understand, and ignores, or its build for macOS is in use, which has no oneDNN to switch on.
 */
export function usesOneDnn(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): boolean | null {
  if (platform === 'darwin') return null;
  switch (env[ONE_DNN]?.toLowerCase()) {
    case '1':
    case 'true':
      return true;
    case '0':
    case 'false':
      return false;
    default:
      return null;
  }
}
