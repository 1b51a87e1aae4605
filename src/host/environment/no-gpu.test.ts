import { describe, expect, it } from 'vitest';
import { textOf } from '../../contract/sentence.ts';
import { deviceProblems, fallbackSentence, lacksGpu } from './no-gpu.ts';

const WHYS = ['chosen', 'build', 'driver', 'hidden', 'library'] as const;

describe('a document that names a GPU', () => {
  it.each(WHYS)('is refused at its device where there is none (%s), with a way out', (why) => {
    const [problem] = deviceProblems({ device: 'gpu' }, why);
    expect(problem?.path).toBe('device');
    expect(problem?.message).toMatch(
      /^names a GPU, and none can be used here, since .+: .+; or take “device” out of the document, and the settings choose$/,
    );
  });

  it('is not refused where there is one, and others never', () => {
    expect(deviceProblems({ device: 'gpu' }, null)).toEqual([]);
    expect(deviceProblems({ device: 'cpu' }, 'build')).toEqual([]);
    expect(deviceProblems({}, 'build')).toEqual([]);
  });
});

describe('each reason', () => {
  it('is another sentence for the run that fails, and for who expects a GPU', () => {
    for (const sentence of [fallbackSentence, lacksGpu]) {
      expect(new Set(WHYS.map((why) => textOf(sentence(why)))).size).toBe(WHYS.length);
    }
  });
});
