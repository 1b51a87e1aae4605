import { describe, expect, it } from 'vitest';
import type { Masks } from '../network/weights.ts';
import { tf } from '../tensorflow.ts';
import { optimizers, STEPS, trainEventfully } from './eventful-training.fixture.ts';
import { returningWeights } from './returning-weights.ts';
import type { Checkpoint } from './step-runner.ts';

describe.each(['eager', 'compiled'] as const)('a training that stopped, %s', (execution) => {
  it.each(optimizers)('goes on in a new runner as if it had not: %s', async (optimizer) => {
    const undisturbed = await trainEventfully(execution, optimizer);
    // In the midst of an epoch; at the end of one, where masks change; and so once more.
    const first = await trainEventfully(execution, optimizer, { until: 7 });
    const second = await trainEventfully(execution, optimizer, {
      from: structuredClone(first.checkpoint),
      until: 12,
    });
    const third = await trainEventfully(execution, optimizer, {
      from: structuredClone(second.checkpoint),
    });
    expect(first.checkpoint).toMatchObject({ step: 7, epoch: 2 });
    expect(second.checkpoint).toMatchObject({ step: 12, epoch: 3 });
    expect(third.checkpoint).toEqual(undisturbed.checkpoint);
    const [, before, after] = undisturbed.interruptions.map(({ masks }) => masks as Masks);
    expect(returningWeights(before as Masks, after as Masks).size).toBe(3);
    const parts = [first, second, third];
    expect(parts.flatMap(({ points }) => points)).toEqual(undisturbed.points);
    expect(parts.flatMap(({ interruptions }) => interruptions)).toEqual(undisturbed.interruptions);
  });
});

describe('a training', () => {
  it('may stop after any step', async () => {
    const masksFromStart = false;
    const undisturbed = await trainEventfully('eager', 'adam', { masksFromStart });
    expect(undisturbed.points).toHaveLength(3);
    for (let until = 0; until <= STEPS; until++) {
      const begun = await trainEventfully('eager', 'adam', { until, masksFromStart });
      expect(begun.checkpoint.masks === null).toBe(until < 4);
      const rest = await trainEventfully('eager', 'adam', {
        from: structuredClone(begun.checkpoint),
      });
      expect(rest.checkpoint, `stopped after ${until}`).toEqual(undisturbed.checkpoint);
      expect([...begun.points, ...rest.points]).toEqual(undisturbed.points);
    }
  });

  it('goes on from an interruption at the end of an epoch, which it then tells', async () => {
    const undisturbed = await trainEventfully('eager', 'momentum');
    const [, atEnd] = undisturbed.interruptions as [Checkpoint, Checkpoint];
    expect(atEnd).toMatchObject({ step: 12, epoch: 2 });
    const rest = await trainEventfully('eager', 'momentum', { from: structuredClone(atEnd) });
    expect(rest.checkpoint).toEqual(undisturbed.checkpoint);
    expect(rest.points).toEqual(undisturbed.points.slice(1));
    expect(rest.interruptions).toEqual(undisturbed.interruptions.slice(2));
  });

  it('is not the same where a part of the checkpoint is missing', async () => {
    // What the tests above compare does depend on each of these.
    const { checkpoint } = await trainEventfully('eager', 'adam', { until: 7 });
    const outcome = async (from: Checkpoint) => {
      const { checkpoint: end, points } = await trainEventfully('eager', 'adam', { from });
      return { end: end.values, points };
    };
    const right = await outcome(checkpoint);
    const zeroed = (prefix: string): Checkpoint => ({
      ...checkpoint,
      values: checkpoint.values.map((entry) =>
        entry.name.startsWith(prefix) ? { ...entry, values: entry.values.map(() => 0.25) } : entry,
      ),
    });
    for (const prefix of [
      'variable/norm/moving_mean',
      'slot-0/',
      'slot-1/',
      'power-0',
      'power-1',
    ]) {
      expect(await outcome(zeroed(prefix)), prefix).not.toEqual(right);
    }
    expect(await outcome({ ...checkpoint, masks: null })).not.toEqual(right);
    const unsummed = await outcome({ ...checkpoint, sums: { lossSum: 0, correct: 0 } });
    expect(unsummed.points).not.toEqual(right.points);
    expect(unsummed.end).toEqual(right.end);
  });

  it("refuses another model's or optimizer's checkpoint, and one of another batch size", async () => {
    const { checkpoint } = await trainEventfully('eager', 'momentum', { until: 7 });
    await expect(trainEventfully('eager', 'adam', { from: checkpoint })).rejects.toThrow(
      "The state is another training's: slot-1/hidden1/kernel is absent there, and [6, 7] here.",
    );
    await expect(trainEventfully('eager', 'sgd', { from: checkpoint })).rejects.toThrow(
      "The state is another training's: there is no slot-0/hidden1/bias here.",
    );
    await expect(
      trainEventfully('eager', 'momentum', { from: { ...checkpoint, epoch: 3 } }),
    ).rejects.toThrow('another one: with 6 steps an epoch, step 7 is not in epoch 3.');
  });

  it('leaves no tensor behind when it stops, and when it goes on', async () => {
    const before = tf.memory().numTensors;
    for (const execution of ['compiled', 'eager'] as const) {
      const { checkpoint } = await trainEventfully(execution, 'adam', { until: 13 });
      await trainEventfully(execution, 'adam', { from: checkpoint });
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
