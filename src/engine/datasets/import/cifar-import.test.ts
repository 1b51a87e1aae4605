import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CIFAR_100_CLASSES } from './class-names.ts';
import { namedFile, tarFile } from '../../../archives/files.fixture.ts';
import { cifarRecord } from './files.fixture.ts';
import { readExamples } from './read-examples.ts';

const first = namedFile(
  'data_batch_1.bin',
  Uint8Array.from([...cifarRecord([3], [1, 2, 3]), ...cifarRecord([9], [4, 5, 6])]),
);
const second = namedFile('data_batch_2.bin', Uint8Array.from(cifarRecord([0], [7, 8, 9])));
const test = namedFile('test_batch.bin', Uint8Array.from(cifarRecord([5], [10, 11, 12])));

describe('files of CIFAR-10', () => {
  const read = readExamples([second, test, first]);

  it('are read in the order of their names, with the classes that it has', () => {
    expect([...read.train.labels]).toEqual([3, 9, 0]);
    expect([...read.test.labels]).toEqual([5]);
    expect([read.format, read.classNames[3], read.classNames.length]).toEqual([
      'CIFAR-10',
      'cat',
      10,
    ]);
  });

  it('become pixels of three channels: planes are red, green and blue', () => {
    expect(read.shape).toEqual([32, 32, 3]);
    expect([...read.train.values.subarray(0, 6)]).toEqual([1, 2, 3, 1, 2, 3]);
    expect([...read.train.values.subarray(-3)]).toEqual([7, 8, 9]);
  });

  it('are the same in the archive in which they are published', () => {
    const archive = tarFile([
      namedFile('cifar/batches.meta.txt', 'airplane\n'),
      ...[first, second, test].map(({ name, bytes }) => namedFile(`cifar/${name}`, bytes)),
    ]);
    expect(readExamples([namedFile('cifar-10-binary.tar.gz', gzipSync(archive))])).toEqual(read);
  });

  it('with a class that there is not are refused, naming the byte', () => {
    const wrong = namedFile(first.name, first.bytes.with(3073, 10));
    expect(() => readExamples([wrong, test])).toThrow(
      'data_batch_1.bin: byte 3073: label 10, where CIFAR-10 has classes 0 to 9.',
    );
  });

  it('of tests alone are refused', () => {
    expect(() => readExamples([test])).toThrow(/There are only test images/);
  });

  it('with half a record are of no known format', () => {
    const cut = namedFile(first.name, first.bytes.subarray(0, -1));
    expect(() => readExamples([cut, test])).toThrow(
      /The format of data_batch_1.bin, test_batch.bin/,
    );
  });

  it('of an archive that is cut off are refused', () => {
    const archive = namedFile('c.tar', tarFile([first]).subarray(0, 2000));
    expect(() => readExamples([archive])).toThrow('c.tar: byte 2000: it ends there');
  });
});

it('CIFAR-100 has its fine classes', () => {
  const train = namedFile(
    'train.bin',
    Uint8Array.from([19, 8].flatMap((coarse, at) => cifarRecord([coarse, 99 - at], [1, 2, 3]))),
  );
  const tests = namedFile('test.bin', Uint8Array.from(cifarRecord([4, 0], [1, 2, 3])));
  const read = readExamples([train, tests]);
  expect([...read.train.labels, ...read.test.labels]).toEqual([99, 98, 0]);
  expect(read.classNames).toEqual(CIFAR_100_CLASSES);
  expect([new Set(CIFAR_100_CLASSES).size, CIFAR_100_CLASSES[99]]).toEqual([100, 'worm']);
});
