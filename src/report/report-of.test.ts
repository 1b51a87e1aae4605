import { answer } from '../analysis/answer/answer.ts';
import { describe, expect, it } from 'vitest';
import { reportSectionSchema } from '../contract/report.ts';
import { exampleInput } from './report-example.ts';
import { reportOf } from './report-of.ts';
import type { Block, Cell, Report, ReportTable } from './report.ts';

const input = exampleInput();
const report = reportOf(input);

function blocksOf({ sections }: Report): Block[] {
  return sections.flatMap(({ blocks }) => blocks);
}

function tablesOf(one: Report): ReportTable[] {
  return blocksOf(one).flatMap((block) => {
    if (block.kind === 'table') return [block];
    return block.kind === 'figure' && block.data.kind === 'table' ? [block.data] : [];
  });
}

function table(id: string): ReportTable {
  const found = tablesOf(report).find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no table ${id}`);
  return found;
}

function texts(cells: readonly Cell[] | undefined): string[] {
  return (cells ?? []).map((cell) => (cell.kind === 'missing' ? '–' : cell.text));
}

describe('a report', () => {
  it('has the sections of the contract in their order, or those that are asked for', () => {
    expect(report.sections.map(({ id }) => id)).toEqual(reportSectionSchema.options);
    const part = reportOf({ ...input, sections: ['environment', 'summary'] });
    expect(part.sections.map(({ id }) => id)).toEqual(['summary', 'environment']);
  });

  it('tells of a GPU how it computed, and which device the document names', () => {
    const made = input.results.environment;
    const gpu = { deterministicOps: true, tf32: false, driver: '550.54' };
    const results = {
      ...input.results,
      document: { ...input.results.document, device: 'gpu' as const },
      environment: made && { ...made, device: 'gpu' as const, deviceName: 'Some GPU', gpu },
    };
    const factsOf = (one: Report) =>
      blocksOf(one).flatMap((block) =>
        block.kind === 'facts' ? block.rows.map(({ name, cell }) => [name, ...texts([cell])]) : [],
      );
    const told = factsOf(reportOf({ ...input, results }));
    expect(told).toEqual(
      expect.arrayContaining([
        ['Device, as the document names it', 'GPU'],
        ['Device', 'Some GPU (GPU)'],
        ['GPU driver', '550.54'],
        ['Deterministic operations on the GPU', 'on'],
        ['TF32 on the GPU', 'off'],
      ]),
    );
    const onCpu = factsOf(report).map(([name]) => name);
    expect(onCpu).not.toContain('TF32 on the GPU');
    expect(onCpu).not.toContain('Device, as the document names it');
  });

  it('has notes and tags where there are any, and can do without them', () => {
    const blocks = report.sections.find(({ id }) => id === 'notes')?.blocks;
    expect(blocks).toEqual([
      { kind: 'facts', rows: [{ name: 'Tags', cell: { kind: 'text', text: 'paper, draft' } }] },
      { kind: 'paragraph', text: 'Run again in May.' },
      { kind: 'paragraph', text: 'For <b>the paper</b>, 50 % & more_to_come.' },
    ]);
    const silent = reportOf({ ...input, notes: ' \n', tags: [] });
    expect(silent.sections.map(({ id }) => id)).not.toContain('notes');
  });

  it('draws no bands over few seeds, and its captions say so', () => {
    const drawn = blocksOf(report).flatMap((block) =>
      block.kind === 'figure' && block.id.startsWith('accuracy-') ? [block] : [],
    );
    expect(drawn).toHaveLength(3);
    for (const { caption, option } of drawn) {
      expect(caption).toContain('are not drawn: the table has them');
      expect(option.series.filter(({ id }) => id.endsWith(' band'))).toEqual([]);
    }
  });

  it('shows accuracies with half of the 95% interval, and says so', () => {
    // Seeds 0.9307, 0.9411, 0.9352: mean 0.935667, sd 0.005216, t(0.975; 2) 4.3027, half 0.012957.
    const row = table('accuracy').rows.at(-1);
    expect(texts(row)).toEqual(
      expect.arrayContaining(['Strategy magnitude', '0.9', '3', '90%', '10.0×', '93.57 ± 1.30']),
    );
    expect(table('accuracy').note).toContain('half the width of the 95% interval');
    const mean = (0.9307 + 0.9411 + 0.9352) / 3;
    const final = row?.find((cell) => cell.kind === 'figure' && cell.text === '93.57 ± 1.30');
    expect(final).toMatchObject({ value: expect.closeTo(mean, 12) });
  });

  it('has training and fine-tuning on one axis of epochs, with one-shot accuracy between', () => {
    const before = input.results.document.training.epochs;
    const rows = table('curves-data').rows.map(texts);
    expect(table('curves-data').columns.map(({ title }) => title)).toEqual([
      'Strategy',
      'Epoch',
      'Seeds',
      'Training accuracy, %',
      'Training loss',
      'Test accuracy, %',
      'Test loss',
    ]);
    expect(rows.filter(([name]) => name === 'Dense baseline').map(([, epoch]) => epoch)).toEqual([
      '1',
      '2',
    ]);
    const pruned = rows.filter(([name]) => name !== 'Dense baseline').map(([, ...cells]) => cells);
    expect(pruned).toEqual([
      [String(before), '3', '–', '–', '90.00', '–'],
      [String(before + 1), '3', '85.00', expect.any(String), '–', '–'],
      [String(before + 2), '3', '90.00', expect.any(String), '93.57', '0.100'],
    ]);
  });

  it('tells how networks were trained, at what cost, and what is wrong with it', () => {
    const { blocks } = report.sections.find(({ id }) => id === 'training') ?? { blocks: [] };
    const [finding] = blocks;
    expect(finding).toMatchObject({
      text:
        'Dense baseline: Dead units (3 of 3 runs): up to 4 of the 8 units of layer hidden1 are zero ' +
        'on all examples looked at.',
    });
    expect(texts(table('training').rows.at(-1))).toEqual([
      'Strategy magnitude',
      '0.9',
      '0.50',
      '50.00',
      '1.0 sec',
      '1.00×',
      '5.4 k',
      '1.00×',
    ]);
    expect(table('training').note).toContain('No validation examples were set aside');
    expect(texts(table('gradients-data').rows.at(-1))).toEqual([
      'Strategy magnitude (at 90%)',
      'output',
      '2',
      '0.50',
    ]);
  });

  it('has no figure that is not among the stored ones or their means', () => {
    const runs = input.results.runs.flatMap(({ metrics }) => metrics ?? []);
    const stored = new Set(runs.map(({ accuracy }) => accuracy));
    const column = table('runs').columns.findIndex(({ title }) => title.startsWith('Accuracy'));
    const shown = table('runs').rows.flatMap((row) => {
      const cell = row[column];
      return cell?.kind === 'figure' ? [cell.value] : [];
    });
    expect(shown).toHaveLength(9);
    expect(shown.every((value) => stored.has(value))).toBe(true);

    const { comparison } = input;
    const points = [comparison.dense, ...comparison.series.flatMap((series) => series.points)];
    expect(
      table('cost').rows.map((row) =>
        row.flatMap((cell) => (cell.kind === 'figure' ? cell.value : [])),
      ),
    ).toEqual(
      points.map((point, index) => [
        ...(index === 0 ? [] : [point?.level]),
        point?.accuracy.n,
        point?.achievedSparsity.mean,
        point?.weightSparsity?.mean,
        point?.compressionRatio.mean,
        point?.theoreticalSpeedup.mean,
        point?.macs.mean,
        point?.sizeBytes.mean,
        point?.gzipBytes.mean,
        point?.latencyMs?.['1']?.mean,
        point?.latencyMs?.['32']?.mean,
      ]),
    );
  });

  it('has every table and figure once, and refers to none that is missing', () => {
    const ids = tablesOf(report).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = blocksOf(report).flatMap((block) =>
      block.kind === 'figure' && block.data.kind === 'reference' ? [block.data.id] : [],
    );
    expect(referred.length).toBeGreaterThan(0);
    expect(ids).toEqual(expect.arrayContaining(referred));
  });

  it('keeps the data of the accuracy charts when the comparison is left out', () => {
    const part = reportOf({ ...input, sections: ['accuracy'] });
    expect(tablesOf(part).map(({ id }) => id)).toEqual(['accuracy']);
  });

  it('gives as many cells to every row as the table has columns', () => {
    for (const { id, columns, rows } of tablesOf(report)) {
      expect(rows.length, id).toBeGreaterThan(0);
      for (const row of rows) expect(row, id).toHaveLength(columns.length);
    }
  });

  it('measures what is left of a layer against the dense baseline', () => {
    expect(texts(table('layers').rows.at(-1))).toEqual(['Strategy magnitude', '0.9', '10%', '75%']);
  });

  it('answers for at most one percentage point, and tells what no seed proves', () => {
    const answer = report.sections.find(({ id }) => id === 'answer');
    const said = (answer?.blocks ?? []).flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : [],
    );
    expect(said[0]).toContain('falls by at most 1 percentage point');
    expect(said[1]).toBe(
      'Strategy magnitude at 50% sparsity. By their means 1 of 2 candidates (a strategy at one level) meets what is asked.',
    );
    expect(said.join(' ')).toContain('No second strategy meets what is asked');
  });

  it('names what failed, and why', () => {
    expect(texts(table('failures').rows[0])).toEqual([
      'Strategy magnitude',
      '0.98',
      '0',
      '2',
      'The trainer was "killed",\nand said so',
    ]);
    const [state] = report.sections[0]?.blocks ?? [];
    expect(state).toMatchObject({ text: expect.stringContaining('9 of 10 runs are done') });
  });

  it('says of every item of the checklist what is known', () => {
    const list = blocksOf(report).find((block) => block.kind === 'checklist');
    expect(list?.items).toMatchObject([
      {
        state: 'met',
        detail: expect.stringContaining(
          'Seeds (or folds) at every point: 3; 3 give a first idea of chance, 5 a good one.',
        ),
      },
      {
        state: 'missing',
        verdict: 'not met',
        detail: expect.stringContaining('Missing: Strategy random, Strategy scratch.'),
      },
    ]);
  });

  it('of an experiment without a finished run says that there is nothing yet', () => {
    const runs = input.results.runs.map((run) => ({
      ...run,
      metrics: null,
      status: 'queued' as const,
    }));
    const empty = reportOf({
      ...input,
      results: { ...input.results, runs, environment: null },
      comparison: { dense: null, continued: null, reference: 'dense', series: [] },
      soundness: { checks: [], matched: [] },
      answer: answer(
        { dense: null, continued: null, reference: 'dense', series: [] },
        [],
        input.needs,
      ),
      curves: {},
    });
    expect(blocksOf(empty).filter(({ kind }) => kind === 'figure')).toEqual([]);
    const said = blocksOf(empty).flatMap((block) => (block.kind === 'paragraph' ? block.text : []));
    expect(said.join(' ')).toContain('No run is finished yet, so there is no answer.');
  });
});
