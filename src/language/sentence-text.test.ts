import { describe, expect, it } from 'vitest';
import { asPart, say } from '../contract/sentence.ts';
import { sentenceText, toldText } from './sentence-text.ts';

describe('a sentence in the language of the reader', () => {
  it('is told with what stands at its places, sentences among them', () => {
    const sentence = say`${'sparsities[1]'}: ${say`must be ${say`a number`}`}`;
    expect(sentenceText(sentence, 'en')).toBe('sparsities[1]: must be a number');
    expect(sentenceText(sentence, 'zh')).toBe('sparsities[1]：必须是数字');
  });

  it('may have its places in another order', () => {
    const sentence = say`${'y.npy'} has ${3} labels for the ${4} examples of ${'x.npy'}.`;
    expect(sentenceText(sentence, 'zh')).toBe('y.npy 有 3 个标签，而 x.npy 有 4 个样本。');
  });

  it('separates the entries of a list as the language does', () => {
    expect(sentenceText(say`known are ${['id', 'scope']}`, 'en')).toBe('known are id, scope');
    expect(sentenceText(say`known are ${['id', 'scope']}`, 'zh')).toBe('可用的有 id、scope');
  });

  it('has no full stop inside another one', () => {
    const part = asPart(say`There is no run ${'a'} in this data folder.`);
    expect(sentenceText(say`${part}.`, 'en')).toBe('There is no run a in this data folder.');
    expect(sentenceText(say`${part}.`, 'zh')).toBe('此数据文件夹中没有运行 a。');
  });

  it('calls what brings its names along by the one of the language', () => {
    const sentence = say`There is no run ${{ en: 'one', zh: '一' }} in this data folder.`;
    expect(sentenceText(sentence, 'en')).toBe('There is no run one in this data folder.');
    expect(sentenceText(sentence, 'zh')).toBe('此数据文件夹中没有运行 一。');
  });

  it('stays English where the catalogue does not have it', () => {
    const sentence = { template: 'A later version says {0}.', values: ['this'] };
    expect(sentenceText(sentence, 'zh')).toBe('A later version says this.');
    expect(toldText('An earlier version said that.', undefined, 'zh')).toBe(
      'An earlier version said that.',
    );
  });
});
