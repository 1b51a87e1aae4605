import fc from 'fast-check';

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Places by their share of the length: at the beginning, where lengths stand, more often than elsewhere; at the end too. */
const place = fc.oneof(
  { weight: 5, arbitrary: share.map((value) => value ** 3) },
  { weight: 2, arbitrary: share },
  { weight: 1, arbitrary: share.map((value) => 1 - value ** 3) },
);
const extremes = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

type Change = (bytes: Uint8Array) => Uint8Array;

const set = fc.record({ at: place, to: fc.nat(255) }).map(
  ({ at, to }): Change =>
    (bytes) =>
      changed(bytes, at, Uint8Array.of(to)),
);
const turn = fc.record({ at: place, bit: fc.nat(7) }).map(
  ({ at, bit }): Change =>
    (bytes) =>
      changed(bytes, at, Uint8Array.of((bytes[index(bytes, at)] ?? 0) ^ (1 << bit))),
);
const number = fc
  .record({
    at: place,
    value: fc.constantFrom(...extremes),
    size: fc.constantFrom(2, 4),
    isLittle: fc.boolean(),
  })
  .map(({ at, value, size, isLittle }): Change => {
    const written = new DataView(new ArrayBuffer(8));
    if (size === 2) written.setUint16(0, value % 2 ** 16, isLittle);
    else written.setUint32(0, value, isLittle);
    return (bytes) => changed(bytes, at, new Uint8Array(written.buffer, 0, size));
  });
const cut = share.map(
  (part): Change =>
    (bytes) =>
      bytes.slice(0, index(bytes, part)),
);
const taken = fc.tuple(place, fc.nat(40)).map(([at, length]): Change => (bytes) => {
  const start = index(bytes, at);
  return joined(bytes.subarray(0, start), bytes.subarray(start + length));
});
const put = fc.tuple(place, fc.uint8Array({ maxLength: 20 })).map(
  ([at, more]): Change =>
    (bytes) =>
      joined(bytes.subarray(0, index(bytes, at)), more, bytes.subarray(index(bytes, at))),
);
const twice = fc.tuple(place, place).map(([from, to]): Change => (bytes) => {
  const [start = 0, end = 0] = [index(bytes, from), index(bytes, to)].toSorted((a, b) => a - b);
  return joined(bytes.subarray(0, end), bytes.subarray(start, Math.min(end, start + 1000)), bytes);
});
const change = fc.oneof(
  { weight: 6, arbitrary: set },
  { weight: 3, arbitrary: turn },
  { weight: 4, arbitrary: number },
  { weight: 2, arbitrary: cut },
  { weight: 1, arbitrary: taken },
  { weight: 1, arbitrary: put },
  { weight: 1, arbitrary: twice },
);

/** One of these files, with some of its bytes changed, taken away, put in or repeated; seldom none. */
export function damaged(...files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...files), fc.array(change, { maxLength: 6 }))
    .map(([file, changes]) =>
      changes.reduce<Uint8Array>((bytes, one) => one(bytes), Uint8Array.from(file)),
    );
}

/** What begins as a file does, and goes on as it likes. */
export function begunWith(...beginning: readonly number[]): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ maxLength: 300 }).map((rest) => joined(Uint8Array.from(beginning), rest));
}

/** A description (JSON) in which some values, somewhere, are others. */
export function misdescribed(description: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(description, []);
  const one = fc.tuple(fc.constantFrom(...paths), odd);
  return fc.array(one, { maxLength: 3 }).map((changes) => {
    const root = { root: structuredClone(description) };
    // A copy: the same value may be put into two places, and be changed there.
    for (const [path, other] of changes) replace(root, ['root', ...path], copyOf(other));
    return root.root;
  });
}

/** Values that are seldom where a description has one. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, -1, 0, 1, 0.5, 2 ** 31, 2 ** 53, 1e308, true, '', 'relu', '__proto__'),
  fc.constantFrom([], {}, [[]], [null, 2 ** 31, 3], [['dense', 0, 0]], 'channels_first'),
  fc.constantFrom('constructor', 'toString', 'x'.repeat(5000), { constructor: { prototype: 1 } }),
  fc.constant('{"__proto__":{"polluted":1}}').map((text) => JSON.parse(text) as unknown),
  fc.nat({ max: 3000 }).map((depth) => nested(depth)),
  fc.jsonValue(),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, entry]) =>
    pathsIn(entry, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inside];
}

/** However deep it is nested. */
function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function replace(root: object, path: Path, other: unknown): void {
  let holder = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) {
    const next = holder[key];
    if (typeof next !== 'object' || next === null) return;
    holder = next as typeof holder;
  }
  holder[path.at(-1) as string] = other;
}

function index(bytes: Uint8Array, part: number): number {
  return Math.floor(part * Math.max(0, bytes.length - 1));
}

function changed(bytes: Uint8Array, at: number, to: Uint8Array): Uint8Array {
  const start = index(bytes, at);
  bytes.set(to.subarray(0, Math.max(0, bytes.length - start)), start);
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
