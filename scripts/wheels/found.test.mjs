import { describe, expect, test } from 'vitest';
import { TENSORFLOW_WHEELS } from '../setup/wheels.mjs';
import { problemsOf, readFound } from './found.mjs';

const { called, wheels } = readFound();
const pinned = Object.entries(TENSORFLOW_WHEELS).filter(([, wheel]) => wheel !== undefined);

/** @param {string} key */
function get(key) {
  const [wheel, found] = [TENSORFLOW_WHEELS[key], wheels[key]];
  if (!wheel || !found) throw new Error(`No wheel ${key} was taken apart: npm run wheels:check`);
  return { wheel, found };
}

test('what the addon calls is known', () => {
  expect(called).toEqual(
    expect.arrayContaining(['TFE_NewContext', 'TFE_Execute', 'TF_SessionRun']),
  );
});

describe.each(pinned)('TensorFlow for %s', (key) => {
  test('was taken apart since it was pinned, and lacks nothing (else: npm run wheels:check -- --libraries)', () => {
    const { wheel, found } = get(key);
    expect(problemsOf(wheel, found, called)).toEqual([]);
    expect(found.libraries.map(({ member }) => member)).toEqual(wheel.libraries);
  });

  test('its libraries are for that processor and system, and find each other', () => {
    const [, platform, arch] = key.split('-');
    const [cc, framework] = get(key).found.libraries;
    for (const library of [cc, framework]) {
      expect(library).toMatchObject({ arch, format: platform === 'linux' ? 'ELF' : 'Mach-O' });
    }
    expect(cc?.needs).toContain(framework?.name);
    // What the addon asks for is found by the addon's run path, beside the other library.
    const place = platform === 'linux' ? '' : '@rpath/';
    expect(`${place}${cc?.member.replace('tensorflow/', '')}`).toBe(cc?.name);
  });
});

test('what has changed in a wheel is said', () => {
  const { wheel, found } = get('cpu-linux-x64');
  const [cc, ...others] = found.libraries;
  const say = (/** @type {Partial<import('./found.mjs').FoundWheel>} */ change) =>
    problemsOf(wheel, { ...found, ...change }, called).join('\n');
  expect(say({ sha256: 'another' })).toMatch(/not the one that is pinned/);
  expect(say({ members: {} })).toMatch(/nothing named tensorflow\/libtensorflow_cc\.so\.2\./);
  expect(say({ libraries: cc ? [{ ...cc, called: [] }, ...others] : [] })).toMatch(
    /lack what the addon calls: .*TFE_NewContext/,
  );
});
