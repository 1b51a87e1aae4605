import { describe, expect, it } from 'vitest';
import { measureSchema } from '../../contract/answer.ts';
import type { Answer } from '../../contract/answer.ts';
import type { PairedDifference } from '../../contract/results.ts';
import { checkIdSchema } from '../../contract/soundness.ts';
import type { Check } from '../../contract/soundness.ts';
import { htmlOf } from '../html/html-of.ts';
import { latexOf } from '../latex/latex-of.ts';
import { markdownOf } from '../markdown/markdown-of.ts';
import { exampleEntry, exampleInput } from '../report-example.ts';
import type { ReportInput } from '../report-input.ts';
import { reportOf } from '../report-of.ts';

/** What a Chinese report has in Latin letters: names, units and signs. */
const ALLOWED = new Set(
  [
    'Pruning Workbench',
    'MNIST MLP ReLU APoZ Dropout SGD Adam AdamW RMSProp',
    'TensorFlow js oneDNN Node CPU linux x64 UTC JSON CSV SHA run hidden1 output',
    'gzip kB GB Holm',
    // Of a rule on trainings.
    'Prechelt',
    // The paper of the checklist.
    'Blalock Gonzalez Ortiz Frankle Guttag MLSys What is the State of Neural Network Pruning',
    // A file's name.
    'experiment json',
  ].flatMap((line) => line.split(' ')),
);

/** Whatever a sentence on an item may name. */
const FACTS: Check['facts'] = {
  ...Object.fromEntries(
    ['wanted', 'points', 'planned', 'baselines', 'seeds', 'recommended', 'foreign', 'unrecorded']
      .concat(['epochs', 'recorded', 'finished', 'failed', 'cancelled'])
      .map((name) => [name, 2]),
  ),
  differing: ['deviceName', 'commit', 'device', 'workbench', 'tensorflow', 'tfjs'],
  short: ['magnitude', 'random'],
  lacking: ['scratch'],
  compressionRatio: ['2', '4'],
  theoreticalSpeedup: ['2'],
  pairs: [{ dataset: { id: 'mnist' }, model: { id: 'mlp', hidden: [300, 100] } }],
  commits: ['0123'],
  changed: ['0123'],
  devices: ['CPU'],
  tensorflow: ['2.21.0'],
};

/** Every item of the checklist, with all that can be said of it and with nothing. */
const everyCheck = checkIdSchema.options.flatMap((id): Check[] => [
  {
    id,
    state: 'met',
    facts: { ...FACTS, found: id === 'controls' ? ['magnitude'] : 2 },
    mend: null,
  },
  { id, state: 'missing', facts: {}, mend: null },
]);

const base = exampleInput('示例');
const input: ReportInput = {
  ...base,
  results: {
    ...base.results,
    document: { ...base.results.document, description: '为什么？' },
    environment: base.results.environment && { ...base.results.environment, deviceName: 'CPU' },
    runs: base.results.runs.map((run) => ({ ...run, error: run.error && '内存不足' })),
  },
  registered: {
    strategies: [
      exampleEntry('magnitude', '权重幅值', {
        scope: { label: '范围', help: '', brief: { global: '全局' } },
      }),
      exampleEntry('random', '随机'),
      exampleEntry('scratch', '从头训练的小网络'),
    ],
    models: [exampleEntry('mlp', 'MLP', { hidden: { label: '隐藏单元数', help: '' } })],
    datasets: [exampleEntry('mnist', 'MNIST')],
  },
  soundness: { ...base.soundness, checks: everyCheck },
  notes: '五月再跑一次。',
  tags: ['论文'],
  language: 'zh',
};

const { best } = base.answer;
const difference: PairedDifference = {
  n: 3,
  mean: 0.01,
  sd: 0.02,
  halfWidth: 0.05,
  p: 0.03,
  adjustedP: 0.6,
  margin: 0.005,
  equivalenceP: 0.4,
  state: 'undecided',
  test: { method: 'pooled', degreesOfFreedom: 3.1, comparisons: 6 },
};
const some = best === null ? [] : [best];
const showable = { n: 3, detectable: 0.01, leastP: 0.25 };
const measures = measureSchema.options.flatMap((measure): Partial<Answer>[] =>
  (['separated', 'equivalent', 'undecided'] as const).map((verdict) => ({
    verdict,
    measure,
    difference: { ...difference, mean: -0.01 },
    runnerUp: best,
    equivalent: some,
    undecided: some.map((one) => ({ ...one, clearByItself: verdict === 'undecided' })),
    showable,
    guessing: 2,
    chosenOn: 'validation',
  })),
);
const verdicts: readonly Partial<Answer>[] = [
  {},
  ...measures,
  { verdict: 'undecided', runnerUp: best, difference, showable, seedsNeeded: 12 },
  {
    verdict: 'undecided',
    runnerUp: best,
    difference: {
      ...difference,
      test: { method: 'resampled', degreesOfFreedom: 2, comparisons: 1 },
    },
    showable,
  },
  { verdict: 'one-seed', runnerUp: best, suggestedSeeds: [3] },
  { verdict: 'none', best: null, nearest: best },
  ...(['empty', 'reference-at-chance', 'reference-not-finite', 'wrecked'] as const).map(
    (verdict): Partial<Answer> => ({ verdict, best: null }),
  ),
];

/** Words in Latin letters that nobody reads: styles, addresses, the document as JSON. */
function visibleText(html: string): string {
  return html
    .replaceAll(/<(style|pre|script)\b[^>]*>.*?<\/\1>/gs, ' ')
    .replaceAll(/<code\b[^>]*>.*?<\/code>/gs, ' ')
    .replaceAll(/<[^>]* aria-label="([^"]*)"[^>]*>/g, ' $1 ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#?\w+;/g, ' ');
}

function foreignWords(text: string): string[] {
  const found = [...text.replaceAll(base.results.id, '').matchAll(/[A-Za-z][A-Za-z0-9]+/g)].map(
    ([word]) => word,
  );
  return [...new Set(found)].filter((word) => !ALLOWED.has(word));
}

describe('a report in Chinese', () => {
  it.each(verdicts)('as HTML has no English word, %#', (answer) => {
    const report = reportOf({ ...input, answer: { ...base.answer, ...answer } });
    const page = htmlOf(report);
    expect(page).toContain('<html lang="zh-CN">');
    expect(foreignWords(visibleText(page))).toEqual([]);
  });

  it('as Markdown has none either', () => {
    const { text } = markdownOf(reportOf(input), '图');
    const prose = text
      .replaceAll(/```json.*?```/gs, '')
      .replaceAll(/`[^`]*`/g, '')
      .replaceAll(/\(图\/[a-z-]+\.svg\)/g, '');
    expect(foreignWords(prose)).toEqual([]);
  });

  it('as LaTeX is a document of ctex', () => {
    const { text } = latexOf(reportOf(input), 'figures');
    expect(text).toContain('\\documentclass[a4paper]{ctexart}');
    expect(text).toContain('xelatex');
    expect(text).toContain('权重幅值');
    expect(text).not.toContain('article}');
  });

  it('has the figures of the English one', () => {
    const figuresIn = (language: 'en' | 'zh') =>
      [...htmlOf(reportOf({ ...input, language })).matchAll(/<data value="[^"]*">/g)].map(String);
    expect(figuresIn('zh')).toEqual(figuresIn('en'));
    expect(figuresIn('zh').length).toBeGreaterThan(50);
  });

  it('of an experiment without a finished run has no English word', () => {
    const runs = input.results.runs.map((run) => ({
      ...run,
      metrics: null,
      error: null,
      status: 'queued' as const,
    }));
    const empty = reportOf({
      ...input,
      results: { ...input.results, runs, environment: null },
      comparison: { dense: null, continued: null, reference: 'dense', series: [] },
      answer: { ...base.answer, verdict: 'empty', best: null, runnerUp: null, nearest: null },
      curves: {},
    });
    expect(foreignWords(visibleText(htmlOf(empty)))).toEqual([]);
  });
});
