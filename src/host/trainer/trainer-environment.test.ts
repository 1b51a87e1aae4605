import { describe, expect, it } from 'vitest';
import { trainerEnvironment } from './trainer-environment.ts';

describe('the environment of a trainer', () => {
  it('allows one TensorFlow thread, whatever the host was started with', () => {
    const env = trainerEnvironment(
      { device: 'cpu', version: null, libraryPath: [] },
      { TF_NUM_INTRAOP_THREADS: '8', HOME: '/home/ada' },
    );
    expect(env).toMatchObject({
      TF_NUM_INTRAOP_THREADS: '1',
      TF_NUM_INTEROP_THREADS: '1',
      HOME: '/home/ada',
    });
  });

  it('switches oneDNN on, unless the user has decided', () => {
    const setup = { device: 'cpu', version: null, libraryPath: [] } as const;
    expect(trainerEnvironment(setup, {})['TF_ENABLE_ONEDNN_OPTS']).toBe('1');
    const off = { TF_ENABLE_ONEDNN_OPTS: '0' };
    expect(trainerEnvironment(setup, off)['TF_ENABLE_ONEDNN_OPTS']).toBe('0');
  });

  it('leads to the CUDA libraries on a GPU, before what is there already', () => {
    const setup = {
      device: 'gpu',
      version: '2.21.0',
      libraryPath: ['/cuda/a', '/cuda/b'],
    } as const;
    expect(trainerEnvironment(setup, { LD_LIBRARY_PATH: '/lib' })['LD_LIBRARY_PATH']).toBe(
      '/cuda/a:/cuda/b:/lib',
    );
    expect(trainerEnvironment(setup, {})['LD_LIBRARY_PATH']).toBe('/cuda/a:/cuda/b');
  });
});
