// `npm run bench:onnx-suites`: the networks and cases of ONNX's own suites, as an import reads them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPython } from './find-python.ts';
import { describeMachine, printMachine } from './machine.ts';
import { casesIn, type SuiteCase } from './onnx-suites/cases.ts';
import { networkTable, operatorTable, suiteTable } from './onnx-suites/tables.ts';
import type { Tried, TriedNetwork } from './onnx-suites/tables.ts';
import { tryCase } from './onnx-suites/try-case.ts';

/*
 * Whatever comes in must answer as the suite says, within 1e-4 of its largest output; whatever does not
 * must be refused in a sentence. It fails where one case is wrong.
 *
 *   node bench/onnx-suites.ts [--reasons] [--folder CASES]
 */

const { values: options } = parseArgs({
  options: {
    /** Print the sentence of each case that is refused. */
    reasons: { type: 'boolean', default: false },
    /** Where `collect.py` has written the cases; otherwise it is asked to. */
    folder: { type: 'string' },
    /** Only this network, whose outcome is printed as JSON: it has a process of its own. */
    network: { type: 'string' },
  },
});

if (options.network !== undefined && options.folder !== undefined) {
  const { folder, network } = options;
  const entry = casesIn(folder).cases.find(({ suite, name }) => `${suite}-${name}` === network);
  if (!entry) throw new Error(`There is no network ${network}.`);
  const started = performance.now();
  const outcome = await tryCase(folder, entry);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1e3;
  console.log(JSON.stringify({ entry, outcome, seconds, megabytes } satisfies TriedNetwork));
} else {
  const python = options.folder === undefined ? findPython('onnx') : null;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'onnx-suites-'));
  try {
    if (python !== null) collect(python, folder);
    if (python !== null || options.folder !== undefined) await tryAll(folder);
  } finally {
    if (options.folder === undefined) rmSync(folder, { recursive: true });
  }
}

function collect(python: string, folder: string): void {
  const program = join(import.meta.dirname, 'onnx-suites/collect.py');
  const { status } = spawnSync(python, [program, folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} failed: are numpy and onnx installed there?`);
}

async function tryAll(folder: string): Promise<void> {
  printMachine(await describeMachine({ processorOnly: true }));
  const { onnx, cases } = casesIn(folder);
  console.log(`The suites of onnx ${onnx}.\n`);
  const networks = cases.filter(isNetwork).map((entry) => inOwnProcess(folder, entry));
  console.log(`${networkTable(networks)}\n`);
  const tried: Tried[] = [...networks];
  for (const entry of cases.filter((one) => !isNetwork(one))) {
    tried.push({ entry, outcome: await tryCase(folder, entry) });
  }
  console.log(`${suiteTable(tried)}\n\n${operatorTable(tried)}`);
  for (const { entry, outcome } of tried) {
    const name = `${entry.suite} ${entry.name}`;
    if (outcome.kind === 'wrong') console.log(`WRONG: ${name} ${outcome.why}`);
    if (outcome.kind === 'refused' && options.reasons) console.log(`${name}: ${outcome.sentence}`);
  }
  if (tried.some(({ outcome }) => outcome.kind === 'wrong')) process.exitCode = 1;
}

function isNetwork({ suite }: SuiteCase): boolean {
  return suite === 'light' || suite === 'filled';
}

/** A large network, so that its time and memory are its own. */
function inOwnProcess(folder: string, { suite, name }: SuiteCase): TriedNetwork {
  const own = [import.meta.filename, '--folder', folder, '--network', `${suite}-${name}`];
  const { stdout, stderr, status } = spawnSync(process.execPath, own, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The network ${name} ended its process: ${stderr}`);
  return JSON.parse(stdout) as TriedNetwork;
}
