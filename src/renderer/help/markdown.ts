import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

/** A heading of a document, for its table of contents. */
export interface Heading {
  /** What addresses call it, as on GitHub. */
  readonly id: string;
  readonly text: string;
  /** From 2 on. */
  readonly level: number;
}

/** A document as it is shown. */
export interface Page {
  readonly html: string;
  readonly headings: readonly Heading[];
}

/** A character beside which a line may end without a blank: of Chinese, or of its punctuation. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const scrolled = (code: string) =>
  `<pre tabindex="0"><code>${parser.utils.escapeHtml(code)}</code></pre>\n`;
const hasText = ({ content }: Token) => content !== '';

const parser = new MarkdownIt({ html: true });
// Pictures show the app, in which the reader is already; nothing of HTML is passed on as it is.
const nothing = () => '';
Object.assign(parser.renderer.rules, {
  html_block: nothing,
  html_inline: nothing,
  image: nothing,
  // What is too wide is scrolled to by keyboard as well.
  fence: (tokens: readonly Token[], index: number) => scrolled(tokens[index]?.content ?? ''),
  code_block: (tokens: readonly Token[], index: number) => scrolled(tokens[index]?.content ?? ''),
  softbreak: (tokens: readonly Token[], index: number) => {
    const before = tokens.slice(0, index).findLast(hasText)?.content.at(-1) ?? '';
    const after =
      tokens
        .slice(index + 1)
        .find(hasText)
        ?.content.at(0) ?? '';
    return CHINESE.test(before) && CHINESE.test(after) ? '' : '\n';
  },
});

/**
 * Renders one of the project's documents in Markdown, without its title, which the page has above it, and
 * without its pictures.
 *
 * @param addressOf where a link leads in the app, of the file and the heading that it names (empty
 *   where it names none); null where the app does not have it, which leaves its words alone
 */
export function pageOf(
  text: string,
  addressOf: (file: string, heading: string) => string | null,
): Page {
  const parsed = parser.parse(text, {});
  const tokens = parsed[0]?.tag === 'h1' ? parsed.slice(3) : parsed;
  const headings: Heading[] = [];
  for (const [index, token] of tokens.entries()) {
    const content = tokens[index + 1];
    if (token.type === 'heading_open' && content !== undefined) {
      const words = plainText(content);
      const heading = { id: headingId(words), text: words, level: Number(token.tag.slice(1)) };
      token.attrSet('id', heading.id);
      headings.push(heading);
    }
    for (const link of token.children ?? []) {
      if (link.type === 'link_open') lead(link, addressOf);
    }
  }
  return { html: parser.renderer.render(tokens, parser.options, {}), headings };
}

/** Small letters, words joined by hyphens, without punctuation: as GitHub names headings. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function plainText({ children }: Token): string {
  return (children ?? []).map(({ content }) => content).join('');
}

function lead(link: Token, addressOf: (file: string, heading: string) => string | null): void {
  const target = String(link.attrGet('href') ?? '');
  if (/^https?:/.test(target)) {
    link.attrSet('target', '_blank');
    link.attrSet('rel', 'noopener');
    return;
  }
  const [file = '', heading = ''] = target.split('#');
  const address = addressOf(file, heading);
  if (address === null) link.attrs = null;
  else link.attrSet('href', address);
}
