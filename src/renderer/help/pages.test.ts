import { describe, expect, it } from 'vitest';
import { DOCUMENT_NAMES, loadDocument } from './documents.ts';
import { pageOf } from './markdown.ts';
import { helpPageOf, helpRoute, linkedRoute } from './pages.ts';

describe('the pages of help', () => {
  it('have addresses, of which the guide needs the least', () => {
    expect(helpRoute('guide')).toEqual({ name: 'help', params: {}, query: {} });
    expect(helpRoute('terms', 'seed')).toEqual({
      name: 'help',
      params: { page: 'terms' },
      query: { at: 'seed' },
    });
    expect(helpPageOf('terms')).toBe('terms');
    expect(helpPageOf('no such page')).toBe('guide');
  });

  it('follow the links of documents, in either language', () => {
    expect(linkedRoute('guide', '', 'start')).toEqual(helpRoute('guide', 'start'));
    expect(linkedRoute('models', 'GUIDE.zh.md', '')).toEqual(helpRoute('guide'));
    expect(linkedRoute('guide', 'ARCHITECTURE.md', '')).toBeNull();
  });

  it.each(DOCUMENT_NAMES)('lead from %s only to headings that are there', async (name) => {
    const linked: { page: string; at: string }[] = [];
    const text = await loadDocument(name, 'en');
    pageOf(text, (file, heading) => {
      const route = linkedRoute(name, file, heading);
      if (route?.query.at !== undefined) {
        linked.push({ page: route.params.page ?? 'guide', at: route.query.at });
      }
      return '';
    });
    for (const { page, at } of linked) {
      const target = await loadDocument(page as (typeof DOCUMENT_NAMES)[number], 'en');
      const ids = pageOf(target, () => null).headings.map(({ id }) => id);
      expect(ids, `${name}: a link to ${page}#${at}`).toContain(at);
    }
  });

  it('tell in Chinese what they tell in English', async () => {
    const [english, chinese] = await Promise.all([
      loadDocument('guide', 'en'),
      loadDocument('guide', 'zh'),
    ]);
    const levels = (text: string) => pageOf(text, () => null).headings.map(({ level }) => level);
    expect(levels(chinese)).toEqual(levels(english));
  });
});
