import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { contendersHere } from './contenders.ts';
import { usableCpus } from './cpus.ts';
import { findPython } from './find-python.ts';
import { describeMachine, printMachine } from './machine.ts';
import { measureNet, type NetResult } from './measure-net.ts';
import { nets, type Net } from './nets.ts';
import { figureTable, ratiosOf, ratioTable } from './tables.ts';

/*
 * Measures a training step side by side: ours eager and compiled, tfjs's model.fit, PyTorch.
 *
 *   node bench/run.ts [--nets mlp,gru] [--rounds 5] [--json FILE]
 */

const { values: options } = parseArgs({
  options: {
    nets: { type: 'string', default: nets.map(({ id }) => id).join(',') },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});

function getNet(id: string): Net {
  const net = nets.find((candidate) => candidate.id === id);
  if (net) return net;
  console.error(
    `There is no net "${id}": choose among ${nets.map((known) => known.id).join(', ')}.`,
  );
  process.exit(2);
}

const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`--rounds takes a whole number from 1, not "${options.rounds}".`);
  process.exit(2);
}
const chosen = options.nets.split(',').map(getNet);
const machine = await describeMachine({ processorOnly: true });
printMachine(machine);
const cpu = usableCpus().at(-1) ?? null;
const contenders = contendersHere(findPython('torch'));

const results: NetResult[] = [];
for (const net of chosen) {
  console.error(`measuring ${net.id} ...`);
  results.push(await measureNet(net, contenders, { rounds, cpu }));
}

const versions = Object.assign({}, ...results.map((result) => result.versions)) as object;
const where = cpu === null ? 'not pinned (there is no taskset)' : `all on CPU ${String(cpu)}`;
console.log(
  Object.entries(versions)
    .map(([name, version]) => `${name} ${String(version)}`)
    .join(', '),
);
console.log(`One thread each, ${where}; batch 64, SGD; medians of ${String(rounds)} rounds.`);
if (rounds < 5) console.log('WARNING: fewer than 5 rounds: these figures are not to be kept.');

const ratios = results.map(ratiosOf);
console.log('\nMilliseconds per step\n');
console.log(figureTable(results, contenders, ({ stepMs }) => stepMs.toPrecision(3)));
console.log('\nSteps per second\n');
console.log(figureTable(results, contenders, ({ stepMs }) => (1000 / stepMs).toPrecision(4)));
console.log('\nSpread of the rounds: (slowest - fastest) / median\n');
console.log(
  figureTable(results, contenders, ({ rounds: measured, stepMs }) => {
    const spread = (Math.max(...measured) - Math.min(...measured)) / stepMs;
    return `${(100 * spread).toFixed(0)} %`;
  }),
);
console.log('\nThe compiled step is so many times as fast as\n');
console.log(ratioTable(ratios));

if (options.json !== undefined) {
  const document = { machine, cpu, versions, rounds, results, ratios };
  writeFileSync(options.json, `${JSON.stringify(document, null, 2)}\n`);
}
