import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from 'simple-statistics';
import { launchBrowser } from '../test/journey/browser.ts';
import { mlflowTimes } from './history/mlflow-times.ts';
import { seedHistory } from './history/seed.ts';
import { workbenchTimes } from './history/workbench-times.ts';
import type { Times } from './history/workbench-times.ts';
import { describeMachine, printMachine } from './machine.ts';
import { table, verdict } from './tables.ts';

/*
 * How long readers wait for a history of 500 experiments and 10,000 runs, beside MLflow with 10,000.
 *
 *   node bench/history.ts [--repeats 5] [--mlflow VENV]
 */

/** Milliseconds, and kilobytes of the first paint. */
const TARGETS: Readonly<Record<string, number>> = {
  'first rows, ms': 1000,
  'until the first paint, kB': 400,
  'search, ms': 300,
  '500 runs to their chart, ms': 800,
};
const TAB_TARGET_MS = 300;
/** First rows of MLflow / first rows here. */
const TIMES_MLFLOW = 5;

const { values: options } = parseArgs({
  options: {
    repeats: { type: 'string', default: '5' },
    mlflow: { type: 'string' },
  },
});
const repeats = Number(options.repeats);
if (!Number.isInteger(repeats) || repeats < 1) {
  console.error(`--repeats takes a whole number from 1, not "${options.repeats}".`);
  process.exit(2);
}

printMachine(await describeMachine());
const folder = mkdtempSync(join(tmpdir(), 'workbench-history-'));
const browser = await launchBrowser();
try {
  const dataDir = join(folder, 'data');
  const seeded = seedHistory(dataDir);
  console.log(`${seeded.experiments} experiments, ${seeded.runs} runs; medians of ${repeats}\n`);
  const times = await workbenchTimes(browser, dataDir, seeded, repeats);
  console.log(timesTable(times));
  if (options.mlflow !== undefined) {
    const mlflow = await mlflowTimes(browser, { venv: options.mlflow, folder, repeats });
    console.log(`\nMLflow ${mlflow.version}, 10,000 runs in one experiment\n`);
    console.log(timesTable(mlflow.times, {}));
    const rows = 'first rows, ms';
    const ratio = median(mlflow.times.get(rows) ?? []) / median(times.get(rows) ?? []);
    console.log(
      `\nIts first rows take ${ratio.toFixed(1)} times as long; wanted: ${verdict(ratio, TIMES_MLFLOW)}`,
    );
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function timesTable(times: Times, targets = TARGETS): string {
  const hasTargets = Object.keys(targets).length > 0;
  return table(
    ['', 'median', 'least', 'most', ...(hasTargets ? ['target'] : [])],
    [...times].map(([what, figures]) => {
      const middle = median(figures);
      const target = targets[what] ?? (/, (first|again), /.test(what) ? TAB_TARGET_MS : undefined);
      const met = target === undefined ? '' : `${target} ${middle < target ? 'met' : 'MISSED'}`;
      return [
        what,
        ...[middle, Math.min(...figures), Math.max(...figures)].map((one) => one.toFixed(0)),
        ...(hasTargets ? [met] : []),
      ];
    }),
  );
}
