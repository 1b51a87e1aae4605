import type { Check } from '../../../../contract/soundness.ts';
import type { Block, CheckState } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { factSentences } from '../check-facts.ts';
import { CHECK_TEXTS, VERDICTS } from '../soundness-texts.ts';

/** The checklist, item by item. */
export function soundnessBlocks(context: SectionContext): Block[] {
  const { checks } = context.soundness;
  const counts = (Object.keys(VERDICTS) as CheckState[])
    .map((state) => ({ state, count: checks.filter((check) => check.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${context.figures.count(count)} ${VERDICTS[state]}`);
  return [
    {
      kind: 'paragraph',
      text: `Of ${context.figures.count(checks.length)} items: ${counts.join(', ')}.`,
      strong: true,
    },
    {
      kind: 'paragraph',
      text: 'The items follow the checklist of Blalock, Gonzalez Ortiz, Frankle and Guttag, “What is the State of Neural Network Pruning?” (MLSys 2020), as far as one experiment can meet it.',
    },
    { kind: 'checklist', items: checks.map((check) => itemOf(check, context)) },
  ];
}

function itemOf(check: Check, { figures, names }: SectionContext) {
  const { title, why } = CHECK_TEXTS[check.id];
  return {
    state: check.state,
    verdict: VERDICTS[check.state],
    title,
    detail:
      `${why} ${factSentences(check, { plain: figures.plain, strategy: names.strategy })}`.trim(),
  };
}
