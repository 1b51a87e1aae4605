import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { templateOf } from '../contract/sentence.ts';
import { sentences } from './sentences-zh.ts';

/** The text of every file that may say something, by path. */
const sources = [
  'contract',
  'archives',
  'language',
  'analysis',
  'report',
  'db',
  'engine',
  'formats',
  'host',
]
  .map((folder) => join(import.meta.dirname, '..', folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file))),
  )
  .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
  .map((path): [string, string] => [path, readFileSync(path, 'utf8')]);

/** A sentence as it stands in a source. */
interface Said {
  readonly template: string;
  /** What stands at its places. */
  readonly values: readonly ts.Expression[];
}

function saidIn(path: string, text: string): Said[] {
  const said: Said[] = [];
  function visit(node: ts.Node): void {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say') {
      const { template } = node;
      const spans = ts.isTemplateExpression(template) ? [...template.templateSpans] : [];
      const head = ts.isTemplateExpression(template) ? template.head.text : template.text;
      said.push({
        template: templateOf([head, ...spans.map(({ literal }) => literal.text)]),
        values: spans.map(({ expression }) => expression),
      });
    }
    ts.forEachChild(node, visit);
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return said;
}

/** Texts that an expression may come to: English words that no catalogue would find. */
function wordsIn(expression: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(expression)) return wordsIn(expression.expression);
  if (ts.isConditionalExpression(expression)) {
    return [expression.whenTrue, expression.whenFalse].flatMap(wordsIn);
  }
  if (ts.isBinaryExpression(expression)) {
    return [expression.left, expression.right].flatMap(wordsIn);
  }
  if (!ts.isStringLiteralLike(expression) && !ts.isTemplateExpression(expression)) return [];
  const text = ts.isTemplateExpression(expression)
    ? [expression.head.text, ...expression.templateSpans.map(({ literal }) => literal.text)].join()
    : expression.text;
  return /\p{L}{2}/u.test(text.replace(/\\n/g, '')) ? [text] : [];
}

const placesOf = (template: string) =>
  [...template.matchAll(/\{\d+\}/g)].map(([place]) => place).sort();

const said = sources.flatMap(([path, text]) => saidIn(path, text));
const templates = new Set(said.map(({ template }) => template));

describe('sentences of the workbench', () => {
  it('are found in the sources', () => {
    expect(templates).toContain('There is no run {0} in this data folder.');
    expect(templates.size).toBeGreaterThan(100);
  });

  it('are all in the Chinese catalogue', () => {
    expect([...templates].filter((template) => !(template in sentences))).toEqual([]);
  });

  it('are all that is in it', () => {
    expect(Object.keys(sentences).filter((template) => !templates.has(template))).toEqual([]);
  });

  it('have the same places in Chinese', () => {
    const different = Object.entries(sentences).filter(
      ([template, chinese]) => placesOf(template).join() !== placesOf(chinese).join(),
    );
    expect(different).toEqual([]);
  });

  it('have no English words at their places', () => {
    expect(said.flatMap(({ values }) => values.flatMap(wordsIn))).toEqual([]);
  });
});
