import { expect, it } from 'vitest';
import type { Environment } from '../../contract/run.ts';
import { machineId } from './machine-id.ts';

const HERE: Environment = {
  workbench: '0.2.0',
  commit: null,
  device: 'cpu',
  deviceName: 'A processor',
  cores: 2,
  memoryBytes: 1,
  platform: 'linux x64 6.1',
  node: '24.0.0',
  tensorflow: '2.18',
  tfjs: '4.22',
  oneDnn: true,
  vectorInstructions: ['avx2'],
};

it.each<Partial<Environment>>([
  { workbench: '0.3.0' },
  { device: 'gpu' },
  { deviceName: 'Another' },
  { cores: 4 },
  { tensorflow: '2.19' },
  { tfjs: '4.23' },
  { oneDnn: false },
  { vectorInstructions: ['avx2', 'avx512f'] },
])('a machine with %j is another one for latencies', (change) => {
  expect(machineId({ ...HERE, ...change })).not.toBe(machineId(HERE));
});

it('a machine stays the same whatever is beside the point, and where something was not recorded', () => {
  const { oneDnn, ...less } = HERE;
  expect(machineId({ ...HERE, node: '26.0.0', commit: 'abc', memoryBytes: 2 })).toBe(
    machineId(HERE),
  );
  expect(oneDnn).toBe(true);
  expect(machineId(less)).toBe(machineId({ ...HERE, oneDnn: null }));
});
