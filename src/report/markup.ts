import escapeHtml from 'escape-html';

/** Text that is HTML already. Only `markup` and `trusted` make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: everything but markup is escaped; null is nothing. */
export type Inserted = Markup | string | number | null | readonly Inserted[];

/** HTML by template; what is inserted is escaped, between tags and in quoted attributes alike. */
export function markup(literals: TemplateStringsArray, ...inserted: readonly Inserted[]): Markup {
  return new Markup(
    literals.reduce((text, literal, index) => text + textOf(inserted[index - 1] ?? null) + literal),
  );
}

/** Marks text as HTML. For what the workbench itself has drawn, never for what a user wrote. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function textOf(inserted: Inserted): string {
  if (inserted === null) return '';
  if (inserted instanceof Markup) return inserted.text;
  if (typeof inserted === 'string' || typeof inserted === 'number') {
    return escapeHtml(String(inserted));
  }
  return inserted.map(textOf).join('');
}
