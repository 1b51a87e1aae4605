import { markdownTable } from 'markdown-table';
import type { Judged, Outcome } from './simulate.ts';

/** How often something wrong may be said. */
const BOUND = 0.05;
/** So many standard errors above the bound are chance of the simulation, of which some 160 figures are looked at. */
const CHANCE = 3;

const WRONG = [
  ['wrongDifference', 'wrong difference'],
  ['leftOut', 'equal left out'],
  ['wrongEquivalence', 'wrong equivalence'],
  ['tableDifference', 'table: wrong difference'],
  ['tableEquivalence', 'table: wrong equivalence'],
] as const satisfies readonly (readonly [keyof Judged, string])[];
const RIGHT = [
  ['namesBest', 'names a best'],
  ['separates', 'tells it apart'],
  ['undecided', 'undecided'],
] as const satisfies readonly (readonly [keyof Judged, string])[];

/** Whether something wrong is said more often than it may be. */
export function exceeds(outcome: Outcome, experiments: number): boolean {
  const most = BOUND + CHANCE * Math.sqrt((BOUND * (1 - BOUND)) / experiments);
  return WRONG.some(([figure]) => outcome[figure] > most);
}

/** All outcomes as a table in Markdown, in percent. */
export function simulationTables(outcomes: readonly Outcome[], experiments: number): string {
  const columns = [...RIGHT, ...WRONG];
  const rows = outcomes.map((outcome) => [
    outcome.scenario,
    String(outcome.seeds),
    ...columns.map(([figure]) => (outcome[figure] * 100).toFixed(1)),
  ]);
  const title = `Of ${experiments} experiments each, in percent; what is wrong may be at most 5:`;
  const table = markdownTable(
    [['scenario', 'seeds', ...columns.map(([, heading]) => heading)], ...rows],
    { align: ['l', ...new Array<string>(columns.length + 1).fill('r')] },
  );
  return `${title}\n\n${table}`;
}
