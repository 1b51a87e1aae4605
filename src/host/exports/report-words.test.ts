import { describe, expect, it } from 'vitest';
import { models } from '../../engine/models/registry.ts';
import { strategies } from '../../engine/strategies/registry.ts';
import { zh } from '../../report/words/zh.ts';

describe('a Chinese report', () => {
  it('names every strategy and its parameters', () => {
    for (const { id, parameters } of strategies) {
      expect(zh.common.strategies, id).toHaveProperty([id]);
      for (const name of Object.keys(parameters.shape)) {
        expect(zh.recipe.parameter(name, '全局'), `${id}.${name}`).not.toContain(name);
      }
    }
  });

  it('names the parameters of every model', () => {
    for (const { id, parameters } of models) {
      for (const name of Object.keys(parameters.shape)) {
        expect(zh.recipe.parameter(name, '1'), `${id}.${name}`).not.toContain(name);
      }
    }
  });
});
