import { expect, it } from 'vitest';
import type { Composer } from 'vue-i18n';
import { runOf } from '../../../test/fixtures/records.ts';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import type { RunRecord } from '../../contract/run.ts';
import { figuresIn } from '../../language/figures.ts';
import { tableAsCsv } from '../table/as-csv.ts';
import { sortRows } from '../table/columns.ts';
import { createTexts } from '../i18n/i18n.ts';
import { messages } from '../i18n/messages.ts';
import { runColumns } from './run-columns.ts';

const t = createTexts('en', messages.en).global.t as Composer['t'];
const columnsOf = (runs: readonly RunRecord[]) =>
  runColumns({
    t,
    figures: figuresIn('en'),
    strategyOf: ({ strategy }) => strategy,
    parametersOf: ({ parameters }) => Object.keys(parameters).join(),
    runs,
  });
const usualOf = (runs: readonly RunRecord[]) =>
  columnsOf(runs).flatMap(({ key, usual }) => (usual ? [key] : []));

it('sorts by every column, what is not known last', () => {
  const runs = [
    runOf({ id: 'b', parameters: { scope: 1 } }),
    runOf({ id: 'a', finishedAt: '2026-11-24T12:00:00.000Z' }),
    runOf({ id: 'c', attempts: 2, finishedAt: '2026-11-23T12:00:00.000Z' }),
  ];
  const columns = columnsOf(runs);
  expect(columns.filter(({ order }) => order === undefined)).toEqual([]);
  const sorted = (key: string, descending = false) =>
    sortRows(runs, columns, { key, descending })
      .map(({ id }) => id)
      .join('');
  expect([sorted('id'), sorted('finished'), sorted('finished', true)]).toEqual([
    'abc',
    'cab',
    'acb',
  ]);
  expect([sorted('parameters'), sorted('attempts', true)]).toEqual(['bac', 'cba']);
});

it('shows parameters and attempts where they tell something', () => {
  const plain = usualOf([runOf({ attempts: 1 })]);
  expect(plain).not.toContain('parameters');
  expect(plain).not.toContain('attempts');
  const told = usualOf([runOf({ attempts: 2, parameters: { scope: 'layer' } })]);
  expect(told).toEqual(expect.arrayContaining(['parameters', 'attempts']));
});

it('gives files all digits, the whole id, and why a latency is not to be relied on', () => {
  const { record } = seriesRun('magnitude', 0.9, 0, { accuracy: 0.97816, gzipBytes: 50_712 });
  const run = { ...record, id: '0123456789abcdef' };
  const [head = '', row = ''] = tableAsCsv(columnsOf([run]), [run])
    .trim()
    .split('\r\n');
  const cells = row.split(',');
  const cell = (title: string) => cells[head.split(',').indexOf(title)];
  expect([cell('id'), cell('accuracy'), cell('size')]).toEqual([
    '0123456789abcdef',
    '0.97816',
    '50712',
  ]);
  expect(cell('latency.doubts')).toBe('single-burst');
});

it('names a run by the beginning of its id, and has nothing to say of one that waits', () => {
  const run = runOf({ id: '0123456789abcdef' });
  const text = (key: string) =>
    columnsOf([run])
      .find((column) => column.key === key)
      ?.text(run);
  expect(text('id')).toBe('01234567');
  expect([text('size'), text('latency'), text('accuracy'), text('finished')]).toEqual(
    Array(4).fill('—'),
  );
});
