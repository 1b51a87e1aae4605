import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { withHashes } from './named-imports.ts';

const names = {
  dataset: (name: string) => (name === 'halves' ? 'd'.repeat(64) : undefined),
  model: (name: string) => (name === 'own net' ? 'e'.repeat(64) : undefined),
};
const imported = (name: string) => ({ id: 'imported', name });

describe('what a document names that was imported', () => {
  it('has its hash, whether the document is text or data', () => {
    const document = { name: 'One', dataset: imported('halves'), model: imported('own net ') };
    const complete = {
      name: 'One',
      dataset: { ...imported('halves'), sha256: 'd'.repeat(64) },
      model: { ...imported('own net '), sha256: 'e'.repeat(64) },
    };
    expect(withHashes(document, names)).toEqual(complete);
    expect(withHashes(JSON.stringify(document), names)).toEqual(complete);
  });

  it('is what its hash says, where it has one', () => {
    const dataset = { ...imported('of another folder'), sha256: 'f'.repeat(64) };
    expect(withHashes({ dataset }, names)).toEqual({ dataset });
  });

  it.each([
    [{ dataset: imported('none') }, /dataset: There is no imported data set "none"/],
    [{ model: imported('none') }, /model: There is no imported network "none"/],
  ])('is refused where there is no such name', (document, message) => {
    expect(() => withHashes(document, names)).toThrow(UserError);
    expect(() => withHashes(document, names)).toThrow(message);
  });

  it.each([
    [[]],
    [null],
    [{}],
    [{ dataset: { id: 'mnist', name: 'none' }, model: 'mlp' }],
    [{ model: { id: 'imported' } }],
  ])('leaves %j to whoever reads documents', (document) => {
    expect(withHashes(document, names)).toEqual(document);
  });
});
