import { table } from '../tables.ts';
import type { SuiteCase } from './cases.ts';
import type { Outcome } from './try-case.ts';

/** A case and what became of it. */
export interface Tried {
  readonly entry: SuiteCase;
  readonly outcome: Outcome;
}

/** A whole network, with what reading it took. */
export interface TriedNetwork extends Tried {
  readonly seconds: number;
  /** Resident at most, of the process that read it and had it answer. */
  readonly megabytes: number;
}

export function networkTable(tried: readonly TriedNetwork[]): string {
  return table(
    [
      'network',
      'outcome',
      'difference',
      'layers',
      'channel groups',
      'units',
      'left alone',
      's',
      'MB',
    ],
    tried.map(({ entry, outcome, seconds, megabytes }) => {
      const { groups } = outcome.kind === 'equal' ? outcome : { groups: null };
      return [
        entry.suite === 'filled' ? `${entry.name}, filled` : entry.name,
        outcome.kind,
        outcome.kind === 'equal' ? outcome.difference.toExponential(1) : '',
        ...[groups?.layers, groups?.groups, groups?.units, groups?.leftAlone].map((n) =>
          String(n ?? ''),
        ),
        seconds.toFixed(1),
        megabytes.toFixed(0),
      ];
    }),
  );
}

export function suiteTable(tried: readonly Tried[]): string {
  const bySuite = Map.groupBy(tried, ({ entry }) => entry.suite);
  return table(
    ['suite', 'cases', 'equal', 'refused', 'wrong'],
    [...bySuite].map(([suite, all]) => [suite, ...counts(all)]),
  );
}

/** Of the cases that try one operator alone; operators of which all cases are refused are only counted. */
export function operatorTable(tried: readonly Tried[]): string {
  const single = tried.filter(
    ({ entry }) => entry.suite === 'node' && entry.operators.length === 1,
  );
  const byOperator = Map.groupBy(single, ({ entry }) => entry.operators[0] as string);
  const taken = [...byOperator].filter(([, all]) => all.some(isNotRefused));
  const rows = taken
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([operator, all]) => [operator, ...counts(all)]);
  const others = [...byOperator.values()].filter((all) => !all.some(isNotRefused));
  const last = [`${String(others.length)} others`, ...counts(others.flat())];
  return table(['operator', 'cases', 'equal', 'refused', 'wrong'], [...rows, last]);
}

function isNotRefused({ outcome }: Tried): boolean {
  return outcome.kind !== 'refused';
}

function counts(all: readonly Tried[]): string[] {
  const of = (kind: Outcome['kind']) => all.filter(({ outcome }) => outcome.kind === kind).length;
  return [all.length, of('equal'), of('refused'), of('wrong')].map(String);
}
