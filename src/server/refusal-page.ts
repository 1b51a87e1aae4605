import type { Refusal } from './gate.ts';

const SENTENCES: Record<Refusal['reason'], string> = {
  host: 'The workbench answers only at 127.0.0.1 and localhost, at its own port. Open the address that it printed when it started.',
  origin: 'Another page tried to reach the workbench and was turned away.',
  stranger:
    'The workbench does not know this browser. Open the address that it printed when it started, or a new one: “npm run -s workbench -- address” prints it.',
};

/** The small page for a visitor who is turned away: what happened and what to do. */
export function refusalPage(reason: Refusal['reason']): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Pruning Workbench</title>
    <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 20vh auto; padding: 0 1rem; }
      :root { color-scheme: light dark; }
    </style>
  </head>
  <body>
    <h1>Pruning Workbench</h1>
    <p>${SENTENCES[reason]}</p>
  </body>
</html>
`;
}
