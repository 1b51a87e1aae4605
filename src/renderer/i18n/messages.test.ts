import { describe, expect, it } from 'vitest';
import { exportFormatSchema } from '../../contract/report.ts';
import { trainingSchema } from '../../contract/experiment.ts';
import { familySchema, runStatusSchema, stageSchema } from '../../contract/words.ts';
import { createTexts } from './i18n.ts';
import { loadTexts } from './load-texts.ts';
import { messages } from './messages.ts';

/** The text of every file of the renderer, by path. */
const sources = import.meta.glob<string>('../**/*.{ts,vue}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function leaves(tree: object, above = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = above === '' ? name : `${above}.${name}`;
    return typeof value === 'object' && value !== null
      ? leaves(value, key)
      : [[key, String(value)] as [string, string]];
  });
}

/** Keys as the code names them: `a.b` in full, or `a.${…}.b` with parts that are known at run time. */
function namedKeys(): { exact: Set<string>; patterns: RegExp[] } {
  const code = Object.entries(sources)
    .filter(([path]) => !path.endsWith('.test.ts') && !/\/(en|zh)\//.test(path))
    .map(([, text]) => text)
    .join('\n');
  const exact = [...code.matchAll(/\bte?\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '');
  const patterns = [...code.matchAll(/\bte?\(\s*`([^`]+)`/g)].map(([, key]) =>
    (key ?? '').replace(/\$\{[^}]+\}/g, '*'),
  );
  return {
    exact: new Set(exact),
    patterns: [...new Set(patterns)].map(
      (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[\\w-]+')}$`),
    ),
  };
}

const english = leaves(messages.en);
const keys = new Set(english.map(([key]) => key));
const named = namedKeys();

describe('texts of the app', () => {
  it('exist in both languages, none of them empty', () => {
    const chinese = leaves(messages.zh);
    expect(new Set(chinese.map(([key]) => key))).toEqual(keys);
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('exist for every key that the code names', () => {
    expect([...named.exact].filter((key) => !keys.has(key))).toEqual([]);
    const leadingNowhere = named.patterns.filter(
      (pattern) => ![...keys].some((key) => pattern.test(key)),
    );
    expect(leadingNowhere).toEqual([]);
  });

  it('are all used', () => {
    const unused = [...keys].filter(
      (key) => !named.exact.has(key) && !named.patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('are sent whole to readers of either language', async () => {
    for (const language of ['en', 'zh'] as const) {
      expect(leaves(await loadTexts(language))).toEqual(
        expect.arrayContaining(leaves(messages[language])),
      );
    }
  });

  it('take the same parameters in both languages', () => {
    const parametersOf = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
    const chinese = new Map(leaves(messages.zh));
    const different = english.filter(
      ([key, text]) => parametersOf(text).join() !== parametersOf(chinese.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('can all be read by vue-i18n in %s', async (locale) => {
    const { t } = createTexts(locale, await loadTexts(locale)).global;
    const unread = [...keys].filter((key) => {
      try {
        return t(key, { n: 1 }, 1) === key;
      } catch {
        return true;
      }
    });
    expect(unread).toEqual([]);
  });

  it('exist for every word of the contract', () => {
    const words = [
      ...familySchema.options.map((family) => `families.${family}`),
      ...runStatusSchema.options.map((status) => `statuses.${status}`),
      ...stageSchema.options.map((stage) => `stages.${stage}`),
      ...exportFormatSchema.options.map((format) => `report.formats.${format}.name`),
      ...trainingSchema.shape.optimizer.unwrap().options.map((name) => `optimizers.${name}`),
    ];
    expect(words.filter((key) => !keys.has(key))).toEqual([]);
  });
});
