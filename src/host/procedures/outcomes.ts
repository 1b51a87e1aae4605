import { setImmediate } from 'node:timers/promises';
import { answer } from '../../analysis/answer/answer.ts';
import { outcomeOf } from '../../analysis/answer/outcome.ts';
import { lacksReference } from '../../analysis/comparison/missing-reference.ts';
import { FIRST_NEEDS } from '../../contract/answer.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Orm } from '../../db/database.ts';
import { changeMarks } from '../../db/queries/change-marks.ts';
import { findExperiment } from '../../db/queries/experiments.ts';
import { runsOfExperiment } from '../../db/queries/runs.ts';
import { runRecord } from '../progress/run-record.ts';
import type { Workbench } from '../workbench.ts';
import { compareStored } from './comparison.ts';

interface Known {
  readonly mark: string;
  readonly outcome: Outcome;
}

/** What came out of experiments, as long as nothing has happened to them since: nothing of it is stored. */
const known = new WeakMap<Orm, Map<string, Known>>();

/**
 * What came out of experiments, by their ids; those that are gone are left out. Each is worked out by
 * itself, a few milliseconds at a time, so that others are answered in between.
 */
export async function outcomesOf(
  { orm }: Pick<Workbench, 'orm'>,
  ids: readonly string[],
): Promise<Record<string, Outcome>> {
  const ofFolder = known.get(orm) ?? new Map<string, Known>();
  known.set(orm, ofFolder);
  const found: Record<string, Outcome> = {};
  for (const [id, mark] of changeMarks(orm, ids)) {
    const before = ofFolder.get(id);
    if (before?.mark === mark) {
      found[id] = before.outcome;
      continue;
    }
    const outcome = workOut(orm, id);
    if (outcome === undefined) continue;
    ofFolder.set(id, { mark, outcome });
    found[id] = outcome;
    await setImmediate();
  }
  return found;
}

/** As `answerOf` has it. What the workbench keeps of the experiment that is open stays what it is. */
function workOut(orm: Orm, id: string): Outcome | undefined {
  const experiment = findExperiment(orm, id);
  if (experiment === undefined) return undefined;
  const stored = runsOfExperiment(orm, id);
  const circumstances = { cancelled: experiment.cancelledAt !== null, abandoned: false };
  const records = stored.map((one) => runRecord(one, circumstances));
  return outcomeOf(
    answer(compareStored(stored), records, FIRST_NEEDS),
    lacksReference(experiment.document, records),
  );
}
