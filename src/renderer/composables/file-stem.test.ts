import { describe, expect, it } from 'vitest';
import { fileStem } from './file-stem.ts';

describe('fileStem', () => {
  it('keeps letters of any script and joins what is there', () => {
    expect(fileStem('Article: 5 seeds', 'Accuracy (%)')).toBe('Article-5-seeds-Accuracy');
    expect(fileStem('', '最终准确率 / 压缩比')).toBe('最终准确率-压缩比');
    expect(fileStem('', '…')).toBe('experiments');
  });
});
