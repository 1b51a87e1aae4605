import type { Report, Section } from '../report.ts';
import { wordsIn } from '../words/words.ts';
import type { Words } from '../words/words.ts';
import { blockHtml } from './blocks.ts';
import { markup, trusted } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { styleSheet } from './style.ts';

/** Nothing runs and nothing is loaded, whatever somebody named their experiment. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A report as one HTML file that needs nothing else: no network, no script. */
export function htmlOf({ language, id, title, description, sections }: Report): string {
  const { frame } = wordsIn(language);
  return markup`<!doctype html>
<html lang="${frame.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Pruning Workbench">
<title>${title}</title>
<style>${trusted(styleSheet())}</style>
</head>
<body>
<header>
<p class="kind">${frame.reportOn} <code>${id}</code></p>
<h1>${title}</h1>
${description === '' ? null : markup`<p class="description">${description}</p>\n`}</header>
${sections.length < 2 ? null : contentsHtml(sections, frame)}<main>
${sections.map((section) => sectionHtml(section, frame))}</main>
</body>
</html>
`.text;
}

function contentsHtml(sections: readonly Section[], frame: Words['frame']): Markup {
  const links = sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  return markup`<nav aria-label="${frame.contents}"><ol>${links}</ol></nav>\n`;
}

function sectionHtml({ id, title, blocks }: Section, frame: Words['frame']): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${blocks.map((block) => blockHtml(block, frame))}</section>\n`;
}
