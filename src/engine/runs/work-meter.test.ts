import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { TrainingNow } from '../../contract/progress.ts';
import type { Stage } from '../../contract/words.ts';
import { createWorkMeter } from './work-meter.ts';

describe('the work meter', () => {
  const watched = () => {
    const reports: [Stage, number][] = [];
    const trainings: (TrainingNow | undefined)[] = [];
    const meter = createWorkMeter({
      progress(stage, fraction, training) {
        reports.push([stage, fraction]);
        trainings.push(training);
      },
    });
    return { reports, trainings, meter };
  };

  it('reports where each stage begins, and the end', () => {
    const { reports, meter } = watched();
    meter.enter('load');
    meter.expect(100);
    meter.enter('train');
    meter.advance(50);
    meter.enter('evaluate');
    meter.advance(50);
    meter.finish();
    expect(reports).toEqual([
      ['load', 0],
      ['train', 0],
      ['evaluate', 0.5],
      ['evaluate', 1],
    ]);
  });

  it('does not report every little thing', () => {
    const { reports, meter } = watched();
    meter.enter('train');
    meter.expect(1_000);
    for (let step = 0; step < 1_000; step++) meter.advance(1);
    expect(reports.length).toBeLessThan(100);
  });

  it('tells how a training goes with its progress, and of no other stage', () => {
    const { trainings, meter } = watched();
    const training = {
      ...{ epoch: 1, epochs: 2, share: 0.5, trainLoss: 1, trainAccuracy: 0.5 },
      imagesPerSecond: null,
    };
    vi.useFakeTimers({ toFake: ['performance'] });
    meter.enter('train');
    for (const share of [0.1, 0.2, 0.3]) {
      vi.advanceTimersByTime(600);
      meter.advance(1, { ...training, share });
    }
    vi.advanceTimersByTime(300);
    meter.advance(1, { ...training, epoch: 2, share: 0 });
    meter.enter('evaluate');
    vi.useRealTimers();
    // Figures are as they were until a second has passed or the epoch is another.
    expect(trainings.map((told) => told && [told.epoch, told.share])).toEqual([
      undefined,
      [1, 0.1],
      [1, 0.1],
      [1, 0.3],
      [2, 0],
      undefined,
    ]);
  });

  it('gives the stages in order, each with its seconds', () => {
    const { meter } = watched();
    meter.enter('load');
    meter.enter('train');
    const stages = meter.finish();
    expect(stages.map(({ stage }) => stage)).toEqual(['load', 'train']);
    for (const { seconds } of stages) expect(seconds).toBeGreaterThanOrEqual(0);
  });

  it('goes on with an account: what is done again counts as loading, or as the stage that was under way', () => {
    const { reports, meter } = watched();
    for (const stage of ['load', 'prune', 'fine-tune', 'prune'] as const) meter.enter(stage);
    meter.expect(8);
    meter.advance(4);
    vi.useFakeTimers({ toFake: ['performance'] });
    reports.length = 0;
    const { stages } = meter.account();
    const later = createWorkMeter(
      { progress: (stage, fraction) => reports.push([stage, fraction]) },
      {
        ...meter.account(),
        stages: stages.map(({ stage }, index) => ({ stage, seconds: 10 * (index + 1) })),
      },
    );
    later.enter('load');
    vi.advanceTimersByTime(1000);
    later.enter('prune');
    vi.advanceTimersByTime(2000);
    later.caughtUp();
    later.enter('fine-tune');
    vi.advanceTimersByTime(3000);
    expect(later.finish()).toEqual([
      { stage: 'load', seconds: 11 },
      { stage: 'prune', seconds: 20 },
      { stage: 'fine-tune', seconds: 30 },
      { stage: 'prune', seconds: 42 },
      { stage: 'fine-tune', seconds: 3 },
    ]);
    vi.useRealTimers();
    expect(reports).toEqual([
      ['load', 0.5],
      ['prune', 0.5],
      ['fine-tune', 0.5],
      ['fine-tune', 1],
    ]);
  });

  it('does not count the time in which the run stands still', async () => {
    const { meter } = watched();
    const from = performance.now();
    meter.enter('train');
    await meter.leaveOut(pause(50));
    const [train] = meter.finish();
    const stoodStill = 49;
    expect((train?.seconds ?? NaN) * 1000).toBeLessThan(performance.now() - from - stoodStill);
  });
});
