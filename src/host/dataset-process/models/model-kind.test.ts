import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { namedFile } from '../../../archives/files.fixture.ts';
import { findModel } from './model-kind.ts';

const nothing = new Uint8Array();
const zip = (name: string, ...entries: string[]) =>
  namedFile(name, zipSync(Object.fromEntries(entries.map((entry) => [entry, nothing]))));
const hdf5 = Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const kindOf = (...files: Parameters<typeof namedFile>[]) =>
  findModel(files.map(([name, content]) => namedFile(name, content))).kind;

describe('the network among files', () => {
  it('is told by content, and where that is silent by name', () => {
    expect(findModel([zip('own.zip', 'config.json', 'model.weights.h5')]).kind).toBe('keras');
    expect(kindOf(['own', hdf5])).toBe('h5');
    expect(kindOf(['OWN.ONNX', 'x'])).toBe('onnx');
    expect(kindOf(['own.safetensors', 'x'])).toBe('network');
    expect(kindOf(['any.json', '{"modelTopology": {}}'])).toBe('tfjs');
  });

  it('has the other files beside it, whatever their order', () => {
    const files = [
      namedFile('own/own.onnx.data', 'x'),
      namedFile('own/own.onnx', 'y'),
      namedFile('own/labels.json', '{}'),
    ];
    const { main, beside } = findModel(files);
    expect(main).toBe(files[1]);
    expect(beside).toEqual([files[0], files[2]]);
  });

  it('is refused where there are two', () => {
    const two = [namedFile('a.onnx', ''), namedFile('b.h5', hdf5)];
    expect(() => findModel(two)).toThrow(
      'There are several networks in these files, a.onnx, b.h5: choose the files of one.',
    );
  });

  it.each([
    ['PyTorch', zip('net.pt', 'net/data.pkl', 'net/data/0'), /torch.onnx.export/],
    ['PyTorch of old', namedFile('net.pth', Uint8Array.of(0x80, 2)), /torch.onnx.export/],
    ['TorchScript', zip('net.pt', 'net/data.pkl', 'net/constants.pkl'), /torch.jit.load/],
    ['torch.export', zip('net.pt2', 'net/archive_format'), /torch.export.load/],
    ['TensorFlow Lite', namedFile('net.tflite', '\0\0\0\0TFL3'), /TensorFlow Lite/],
    ['TensorFlow', namedFile('own/saved_model.pb', 'x'), /SavedModel/],
    ['nobody known', namedFile('net.txt', 'x'), /The format of net.txt is not known/],
  ])('is refused of %s, with what to do instead', (_, file, message) => {
    expect(() => findModel([file])).toThrow(UserError);
    expect(() => findModel([file])).toThrow(message);
    expect(() => findModel([file])).toThrow(file.name);
  });
});
