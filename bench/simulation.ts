// `npm run bench:simulation`: experiments whose truth is known, through the comparison and the answer
// of the workbench, and how often these say what is not so.
import { parseArgs } from 'node:util';
import { scenarios } from './simulation/scenarios.ts';
import { simulate } from './simulation/simulate.ts';
import { exceeds, simulationTables } from './simulation/tables.ts';

const { values } = parseArgs({
  options: {
    experiments: { type: 'string', default: '1000' },
    seeds: { type: 'string', default: '2,3,5,10' },
  },
});
const experiments = Number(values.experiments);
const seeds = values.seeds.split(',').map(Number);
if (![experiments, ...seeds].every((count) => Number.isInteger(count) && count > 0)) {
  throw new Error('--experiments and --seeds are whole numbers, the latter with commas between.');
}

const outcomes = scenarios.flatMap((scenario) =>
  seeds.map((count) => simulate(scenario, count, experiments)),
);
console.log(simulationTables(outcomes, experiments));
if (outcomes.some((outcome) => exceeds(outcome, experiments))) process.exitCode = 1;
