import type { Block, Checklist, Facts, JsonFile, Paragraph, ReportFigure } from '../report.ts';
import type { Words } from '../words/words.ts';
import { chartSvg } from './chart-svg.ts';
import { legendHtml } from './legend.ts';
import { markup, trusted } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { cellHtml, tableHtml } from './table-html.ts';

/** A part of the report as HTML. */
export function blockHtml(block: Block, frame: Words['frame']): Markup {
  switch (block.kind) {
    case 'paragraph':
      return paragraphHtml(block);
    case 'facts':
      return factsHtml(block);
    case 'table':
      return tableHtml(block);
    case 'figure':
      return figureHtml(block, frame);
    case 'checklist':
      return checklistHtml(block);
    case 'json':
      return jsonHtml(block, frame);
  }
}

function paragraphHtml({ text, strong = false }: Paragraph): Markup {
  return markup`<p${strong ? trusted(' class="strong"') : null}>${text}</p>\n`;
}

function factsHtml({ rows }: Facts): Markup {
  const lines = rows.map(
    ({ name, cell }) => markup`<div><dt>${name}</dt><dd>${cellHtml(cell)}</dd></div>\n`,
  );
  return markup`<dl>\n${lines}</dl>\n`;
}

function figureHtml(figure: ReportFigure, frame: Words['frame']): Markup {
  const { id, caption, legend, data } = figure;
  const picture = markup`<figure id="figure-${id}">
${chartSvg(figure)}
${legendHtml(legend)}<figcaption>${caption}</figcaption>
</figure>\n`;
  return data.kind === 'table'
    ? markup`${picture}<details><summary>${frame.figuresAsTable}</summary>
${tableHtml(data)}</details>\n`
    : picture;
}

const MARKS = { met: '✓', partly: '◐', missing: '✗', pending: '…' };

function checklistHtml({ items }: Checklist): Markup {
  const lines = items.map(
    ({ state, verdict, title, detail }) =>
      markup`<li class="${state}"><span class="mark" aria-hidden="true">${MARKS[state]}</span><div><strong>${title}</strong> <span class="verdict">${verdict}</span><br>${detail}</div></li>\n`,
  );
  return markup`<ul class="checklist">\n${lines}</ul>\n`;
}

/** To be read, to be taken out by a program, and to be saved by a person; all without a script. */
function jsonHtml({ id, fileName, value }: JsonFile, frame: Words['frame']): Markup {
  const text = JSON.stringify(value, null, 2);
  const address = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
  return markup`<p class="screen"><a download="${fileName}" href="${address}">${frame.saveAs(fileName)}</a></p>
<pre>${text}</pre>
<script type="application/json" id="${id}">${jsonInScript(value)}</script>\n`;
}

/** JSON inside a `script` element: without the letters that could end it. */
function jsonInScript(value: unknown): Markup {
  return trusted(JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'));
}
