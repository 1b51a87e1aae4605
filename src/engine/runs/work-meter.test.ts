import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../contract/words.ts';
import { createWorkMeter } from './work-meter.ts';

describe('the work meter', () => {
  const watched = () => {
    const reports: [Stage, number][] = [];
    return { reports, meter: createWorkMeter({ progress: (...report) => reports.push(report) }) };
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

  it('gives the stages in order, each with its seconds', () => {
    const { meter } = watched();
    meter.enter('load');
    meter.enter('train');
    const stages = meter.finish();
    expect(stages.map(({ stage }) => stage)).toEqual(['load', 'train']);
    for (const { seconds } of stages) expect(seconds).toBeGreaterThanOrEqual(0);
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
