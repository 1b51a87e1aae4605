import { describe, expect, it } from 'vitest';
import type { Device, WhyCpu } from '../../contract/device.ts';
import { textOf } from '../../contract/sentence.ts';
import { TaskFailed } from '../trainer/trainer.ts';
import { createDevices } from './devices.ts';

const devicesOn = (uses: Device, why: WhyCpu | null = null) =>
  createDevices({ uses: () => uses, whyCpu: () => Promise.resolve(why) });

describe('the device of a run', () => {
  it('is what its document names, or that of the workbench', () => {
    const of = (uses: Device) =>
      [{}, { device: 'cpu' as const }, { device: 'gpu' as const }].map(devicesOn(uses).of);
    expect([of('cpu'), of('gpu')]).toEqual([
      ['cpu', 'cpu', 'gpu'],
      ['gpu', 'cpu', 'gpu'],
    ]);
  });

  it('is that of runs that name it, and of those that name none where it is that of the workbench', () => {
    expect(devicesOn('gpu').namedFor('cpu')).toEqual(['cpu']);
    expect(devicesOn('cpu').namedFor('cpu')).toEqual(['cpu', null]);
    expect(devicesOn('gpu').namedFor('gpu')).toEqual(['gpu', null]);
  });
});

describe('a run that a trainer without a GPU refused', () => {
  const refused = new TaskFailed('device', 'It has none.');

  it('fails by why there is none', async () => {
    expect(textOf(await devicesOn('cpu', 'chosen').reasonOf(refused))).toBe(
      'Its document names a GPU, and none can be used here, since the CPU is chosen in the settings of this workbench: choose “Automatic” there and start the workbench anew; or take “device” out of the document, and start it as another experiment.',
    );
  });

  it('and any other by what was thrown', async () => {
    const other = new TaskFailed('user', 'Its data set is gone.');
    expect(await devicesOn('cpu', 'chosen').reasonOf(other)).toBe('Its data set is gone.');
  });
});
