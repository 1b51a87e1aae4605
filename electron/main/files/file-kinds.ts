import type { Words } from '../words/words.ts';

/** For what files are asked: anything, or what one place of the app takes. */
export type ChosenKind = 'any' | 'document' | 'network' | 'data' | 'archive';

const EXTENSIONS = {
  document: ['json'],
  archive: ['pruning'],
  network: ['onnx', 'keras', 'h5', 'hdf5', 'safetensors', 'json', 'bin', 'data', 'npz'],
  data: ['csv', 'tsv', 'npz', 'npy', 'gz', 'tar', 'tgz', 'zip', 'bin'],
} as const;

const KINDS: Readonly<Record<ChosenKind, readonly (keyof typeof EXTENSIONS)[]>> = {
  any: ['document', 'archive', 'network', 'data'],
  document: ['document'],
  network: ['network'],
  data: ['data'],
  archive: ['archive'],
};

/** What a native dialog shows of a folder. There is always a way to see all of it. */
export function filtersFor(kind: ChosenKind, words: Words['choose']['kinds']) {
  const kinds = KINDS[kind];
  const every = [...new Set(kinds.flatMap((one) => EXTENSIONS[one]))];
  return [
    // Several kinds at once first, so that nobody has to say beforehand which one it is.
    ...(kinds.length > 1
      ? [{ name: kinds.map((one) => words[one]).join(', '), extensions: every }]
      : []),
    ...kinds.map((one) => ({ name: words[one], extensions: [...EXTENSIONS[one]] })),
    { name: words.all, extensions: ['*'] },
  ];
}
