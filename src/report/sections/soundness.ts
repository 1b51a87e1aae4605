import { ASKED } from '../../analysis/soundness/asked.ts';
import { findings } from '../../analysis/soundness/findings.ts';
import type { Check } from '../../contract/soundness.ts';
import type { Block, CheckState } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

const STATES: readonly CheckState[] = ['met', 'partly', 'missing', 'pending'];

/** The checklist, item by item. */
export function soundnessBlocks(context: SectionContext): Block[] {
  const { figures, words } = context;
  const { soundness, common } = words;
  const { checks } = context.soundness;
  const counts = STATES.map((state) => ({
    state,
    count: checks.filter((check) => check.state === state).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => soundness.inState(figures.count(count), soundness.verdicts[state]));
  return [
    {
      kind: 'paragraph',
      text: soundness.counts(figures.count(checks.length), common.list(counts)),
      strong: true,
    },
    { kind: 'paragraph', text: soundness.source },
    { kind: 'checklist', items: checks.map((check) => itemOf(check, context)) },
  ];
}

function itemOf(check: Check, context: SectionContext) {
  const { title, why } = ASKED[check.id];
  return {
    state: check.state,
    verdict: context.words.soundness.verdicts[check.state],
    title: context.told(title),
    detail: context.told(why, ...findings(check, context)),
  };
}
