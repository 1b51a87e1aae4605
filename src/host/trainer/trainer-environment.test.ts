import { describe, expect, it } from 'vitest';
import { gpuSwitches } from '../environment/gpu-switches.ts';
import type { DeviceChoice } from '../../contract/device.ts';
import { trainerEnvironment, trainerEnvironments } from './trainer-environment.ts';

describe('the environment of a trainer', () => {
  it('allows one TensorFlow thread, whatever the host was started with', () => {
    const env = trainerEnvironment(
      { device: 'cpu', version: null, libraryPath: [] },
      { inherited: { TF_NUM_INTRAOP_THREADS: '8', HOME: '/home/ada' } },
    );
    expect(env).toMatchObject({
      TF_NUM_INTRAOP_THREADS: '1',
      TF_NUM_INTEROP_THREADS: '1',
      HOME: '/home/ada',
    });
  });

  it('switches oneDNN on, unless the user has decided', () => {
    const setup = { device: 'cpu', version: null, libraryPath: [] } as const;
    expect(trainerEnvironment(setup, { inherited: {} })['TF_ENABLE_ONEDNN_OPTS']).toBe('1');
    const off = { TF_ENABLE_ONEDNN_OPTS: '0' };
    expect(trainerEnvironment(setup, { inherited: off })['TF_ENABLE_ONEDNN_OPTS']).toBe('0');
  });

  it('has a GPU computed on deterministically, without TF32 and as much memory as is needed', () => {
    const setup = { device: 'gpu', version: null, libraryPath: ['/cuda'] } as const;
    const env = trainerEnvironment(setup, { inherited: {} });
    expect(env).toMatchObject({
      TF_DETERMINISTIC_OPS: '1',
      NVIDIA_TF32_OVERRIDE: '0',
      TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    });
    expect(env['CUDA_VISIBLE_DEVICES']).toBeUndefined();
    expect(gpuSwitches(env)).toEqual({ deterministicOps: true, tf32: false });
    const own = { TF_DETERMINISTIC_OPS: '0', NVIDIA_TF32_OVERRIDE: '1' };
    const decided = trainerEnvironment(setup, { inherited: own });
    expect(decided).toMatchObject(own);
    expect(gpuSwitches(decided)).toEqual({ deterministicOps: false, tf32: true });
  });

  it('hides GPUs where the processor is to be used, whatever TensorFlow was set up for', () => {
    const setup = { device: 'gpu', version: null, libraryPath: ['/cuda'] } as const;
    const env = trainerEnvironment(setup, { inherited: {}, device: 'cpu' });
    expect(env).toMatchObject({ CUDA_VISIBLE_DEVICES: '-1', LD_LIBRARY_PATH: '/cuda' });
    expect(env['TF_DETERMINISTIC_OPS']).toBeUndefined();
  });

  it('shows a GPU to who is asked for one, and to nobody where the processor was chosen', () => {
    const setup = { device: 'gpu', version: null, libraryPath: [] } as const;
    const hidden = (choice: DeviceChoice) => {
      const { cpu, gpu } = trainerEnvironments(setup, choice, { inherited: {} });
      return [cpu, gpu].map((env) => env['CUDA_VISIBLE_DEVICES'] === '-1');
    };
    expect([hidden('auto'), hidden('gpu'), hidden('cpu')]).toEqual([
      [true, false],
      [true, false],
      [true, true],
    ]);
  });

  it('leads to the CUDA libraries on a GPU, before what is there already', () => {
    const setup = {
      device: 'gpu',
      version: '2.21.0',
      libraryPath: ['/cuda/a', '/cuda/b'],
    } as const;
    const found = (libraries: string | undefined, platform: NodeJS.Platform = 'linux') =>
      trainerEnvironment(setup, {
        inherited: { LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries },
        platform,
      });
    expect(found('/lib')['LD_LIBRARY_PATH']).toBe('/cuda/a:/cuda/b:/lib');
    expect(found(undefined)['LD_LIBRARY_PATH']).toBe('/cuda/a:/cuda/b');
  });

  it("leads to the packaged app's TensorFlow, by the variable of the system", () => {
    const setup = { device: 'cpu', version: '2.21.0', libraryPath: ['/cache/tensorflow'] } as const;
    const found = (platform: NodeJS.Platform) =>
      trainerEnvironment(setup, { inherited: {}, ownNode: false, platform });
    expect(found('linux')).toMatchObject({ LD_LIBRARY_PATH: '/cache/tensorflow' });
    expect(found('darwin')).toMatchObject({ DYLD_LIBRARY_PATH: '/cache/tensorflow' });
    expect(found('darwin')).not.toHaveProperty('LD_LIBRARY_PATH');
  });
});
