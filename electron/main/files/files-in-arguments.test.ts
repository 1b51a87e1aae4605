import { expect, it } from 'vitest';
import { wordsIn } from '../words/words.ts';
import { filtersFor } from './file-kinds.ts';
import { readArguments } from './files-in-arguments.ts';

it('finds the files and the data folder in a command line, wherever it was typed', () => {
  expect(
    readArguments(['own.json', '/data/a b.pruning', '--data-dir', 'here'], '/home/ada'),
  ).toEqual({ dataDir: '/home/ada/here', files: ['/home/ada/own.json', '/data/a b.pruning'] });
});

it("passes over Chromium's own switches, and takes no file for one", () => {
  const chromium = ['--no-sandbox', '--original-process-start-time=13', '--allow-file-access'];
  expect(readArguments(chromium, '/home/ada')).toEqual({ dataDir: undefined, files: [] });
  expect(readArguments(['--', '-odd.json'], '/a').files).toEqual(['/a/-odd.json']);
});

it('asks for files of a kind by what their names end in, and for all', () => {
  const { kinds } = wordsIn('en').choose;
  expect(filtersFor('archive', kinds)).toEqual([
    { name: 'Archives of experiments', extensions: ['pruning'] },
    { name: 'All files', extensions: ['*'] },
  ]);
  const [every] = filtersFor('any', kinds);
  expect(every?.extensions).toEqual(expect.arrayContaining(['json', 'pruning', 'onnx', 'csv']));
  expect(new Set(every?.extensions).size).toBe(every?.extensions.length);
});
